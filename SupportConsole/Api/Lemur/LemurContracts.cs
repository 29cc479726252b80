using SupportConsole.Api.Requests;
using SupportConsole.Core.Limits.Lemur;

namespace SupportConsole.Api.Lemur;

/// <summary>A LeMUR request. What is absent gets its default; tokens are charged when it is admitted.</summary>
internal sealed record LemurBody
{
    /// <summary>
    /// The caller's name for the request, unique for 24 h: a repeat is answered like the first and consumes nothing;
    /// </summary>
    public string? RequestId { get; init; }

    public string? ProjectId { get; init; }

    public string? ApiKeyId { get; init; }

    public string? Model { get; init; }

    /// <summary>0 when absent;</summary>
    public long? InputTokens { get; init; }

    /// <summary>0 when absent;</summary>
    public long? OutputTokens { get; init; }

    public LemurRequest Read(RequestFields fields) =>
        new(
            fields.Optional(FieldRules.ProjectId, ProjectId),
            fields.Optional(FieldRules.ApiKeyId, ApiKeyId),
            fields.Optional(FieldRules.Model, Model),
            (long)fields.Required(FieldRules.InputTokens, (decimal)(InputTokens ?? 0)),
            (long)fields.Required(FieldRules.OutputTokens, (decimal)(OutputTokens ?? 0)),
            fields.Optional(FieldRules.RequestId, RequestId)
        );
}

/// <summary>
/// The request may go ahead. resetSeconds is the time until the next slot frees; costUsd is what was charged.
/// </summary>
internal sealed record LemurAnswer(int Limit, int Remaining, int ResetSeconds, decimal CostUsd)
{
    public static LemurAnswer Of(LemurOutcome.Admitted admitted) =>
        new(
            admitted.Allowance.Limit,
            admitted.Allowance.Remaining,
            admitted.Allowance.ResetSeconds,
            admitted.Cost.Dollars
        );
}
