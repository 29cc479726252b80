using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SupportConsole.Api.Requests;

/// <summary>Puts into words why a body could not be read at all.</summary>
internal static class BodyProblem
{
    /// <summary>1 MiB.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>What a body may take on the wire, with the frames of its chunks.</summary>
    public const int MaximumWireBytes = 4 * MaximumBytes;

    public const string TooLarge = "The body is over 1 MiB; send it in several calls";

    private const string Missing = "The body is missing; send a JSON object";

    /// <summary>A refusal that the headers alone call for, or null.</summary>
    public static (int Status, string Message)? OfHeaders(HttpRequest request)
    {
        if (request.ContentLength > MaximumBytes)
        {
            return (StatusCodes.Status413PayloadTooLarge, TooLarge);
        }

        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return (StatusCodes.Status400BadRequest, Missing);
        }

        // JSON is UTF-8 (RFC 8259); any other charset would be decoded wrongly or not at all.
        var contentType = request.GetTypedHeaders().ContentType;
        var isUtf8 =
            contentType?.Charset is not { HasValue: true } charset
            || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        return request.HasJsonContentType() && isUtf8
            ? null
            : (StatusCodes.Status400BadRequest, "The content type must be application/json in UTF-8");
    }

    /// <summary>Of an exception from reading or binding the body.</summary>
    public static string Of(BadHttpRequestException exception) =>
        exception.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => TooLarge,
            StatusCodes.Status400BadRequest => exception.InnerException is JsonException json ? Of(json) : Missing,
            _ => "The body could not be read",
        };

    public static string NotAnObject(string path) => $"{path}: must be a JSON object";

    private static string Of(JsonException exception)
    {
        // The reader's own complaint, as opposed to a value that reads well but does not fit, is the inner exception.
        if (exception.InnerException is JsonException || exception.Path is null)
        {
            return $"The body is not valid JSON: line {exception.LineNumber + 1}, byte "
                + $"{exception.BytePositionInLine + 1}";
        }

        var path = exception.Path.TrimStart('$').TrimStart('.');
        if (path.Length == 0)
        {
            return "The body must be a JSON object";
        }

        var name = path[(path.LastIndexOf('.') + 1)..];
        return name.EndsWith(']') || !FieldRules.ByName.TryGetValue(name, out var rule)
            ? NotAnObject(path)
            : $"{path}: {rule.Sentence}";
    }
}
