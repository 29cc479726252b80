using SupportConsole.Api.Requests;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Api.Streams;

/// <summary>A streaming session to open. What is absent gets its default.</summary>
internal sealed record StreamBody
{
    /// <summary>
    /// The caller's name for the request, unique for 24 h: a repeat is answered like the first and consumes nothing;
    /// </summary>
    public string? RequestId { get; init; }

    public string? ProjectId { get; init; }

    public string? ApiKeyId { get; init; }

    public string? Model { get; init; }

    public StreamRequest Read(RequestFields fields) =>
        new(
            fields.Optional(FieldRules.ProjectId, ProjectId),
            fields.Optional(FieldRules.ApiKeyId, ApiKeyId),
            fields.Optional(FieldRules.Model, Model),
            fields.Optional(FieldRules.RequestId, RequestId)
        );
}

/// <summary>
/// The session is open. limit is that of this minute, remaining what it still allows, resetSeconds the time until the
/// next minute.
/// </summary>
internal sealed record StreamAnswer(string SessionId, int Limit, int Remaining, int ResetSeconds)
{
    public static StreamAnswer Of(StreamOutcome.Opened opened) =>
        new(opened.SessionId, opened.Allowance.Limit, opened.Allowance.Remaining, opened.Allowance.ResetSeconds);
}
