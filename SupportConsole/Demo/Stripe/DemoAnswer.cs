using System.Globalization;
using System.Text.Json;

namespace SupportConsole.Demo.Stripe;

/// <summary>An answer of the demo, in Stripe's form.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Written as JSON with the names it has.</param>
internal sealed record DemoAnswer(int Status, object Body)
{
    private const string InvalidRequest = "invalid_request_error";

    public static DemoAnswer Ok(object body) => new(StatusCodes.Status200OK, body);

    public static DemoAnswer ReadOnly { get; } =
        new(
            StatusCodes.Status403Forbidden,
            new
            {
                error = new
                {
                    code = "more_permissions_required",
                    message = "The provided key does not have the required permissions for this endpoint.",
                    type = InvalidRequest,
                },
            }
        );

    public static DemoAnswer NoSuchAddress(string method, string path) =>
        new(
            StatusCodes.Status404NotFound,
            new { error = new { message = $"Unrecognized request URL ({method}: {path}).", type = InvalidRequest } }
        );

    /// <summary>No object has this id.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="id">As it was given.</param>
    /// <param name="parameter">Where it stood; <c>id</c> is the address itself.</param>
    public static DemoAnswer Missing(string kind, string id, string parameter) =>
        new(
            parameter == "id" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
            new
            {
                error = new
                {
                    code = "resource_missing",
                    message = $"No such {kind}: '{id}'",
                    param = parameter,
                    type = InvalidRequest,
                },
            }
        );

    public static DemoAnswer BadParameter(string parameter, string code, string message) =>
        new(
            StatusCodes.Status400BadRequest,
            new
            {
                error = new
                {
                    code,
                    message,
                    param = parameter,
                    type = InvalidRequest,
                },
            }
        );

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(Body);

    public override string ToString() => Status.ToString(CultureInfo.InvariantCulture);
}
