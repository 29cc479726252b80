using System.Text.Json.Serialization;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Core.Limits.Lemur;

/// <summary>
/// The limit of LeMUR requests in a rolling window of 60 seconds. Every answer is given after the commit.
/// </summary>
public interface ILemurLimiter
{
    /// <summary>Admits a request and charges its tokens, or refuses it, which changes nothing.</summary>
    /// <exception cref="LimitsBusyException">Too much is waiting.</exception>
    /// <exception cref="LimitsUnavailableException">The database refuses.</exception>
    Task<LemurOutcome> AdmitAsync(string accountId, LemurRequest request, CancellationToken cancellationToken);
}

/// <summary>A LeMUR request; what is null gets its default.</summary>
/// <param name="ProjectId">Null for the project <c>default</c>.</param>
/// <param name="ApiKeyId">The key it came with, for usage.</param>
/// <param name="Model">Null for <c>Pricing:DefaultLemurModel</c>.</param>
/// <param name="InputTokens">Tokens it reads, 0 to 100,000,000.</param>
/// <param name="OutputTokens">Tokens it writes, 0 to 100,000,000.</param>
/// <param name="RequestId">
/// The caller's name for it, unique for 24 h: a repeat is answered like the first and consumes nothing.
/// </param>
public sealed record LemurRequest(
    string? ProjectId = null,
    string? ApiKeyId = null,
    string? Model = null,
    long InputTokens = 0,
    long OutputTokens = 0,
    string? RequestId = null
);

/// <summary>A LeMUR request's result.</summary>
[JsonDerivedType(typeof(Admitted), "admitted")]
[JsonDerivedType(typeof(LimitReached), "limitReached")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record LemurOutcome
{
    private LemurOutcome() { }

    /// <summary>The decision to explain later; null when there was none (an unknown model).</summary>
    public Decision? Decision { get; init; }

    /// <summary>It may go ahead.</summary>
    /// <param name="Cost">What was charged.</param>
    /// <param name="Allowance">After it.</param>
    public sealed record Admitted(Money Cost, RateAllowance Allowance) : LemurOutcome;

    /// <summary>The limit is reached; nothing was changed.</summary>
    public sealed record LimitReached(RateAllowance Allowance) : LemurOutcome
    {
        /// <summary>The sentence for the client.</summary>
        public string Message => LimitTexts.LemurLimitReached(Allowance.Limit);
    }

    /// <summary>The account may not bring new work; nothing was charged.</summary>
    public sealed record Refused(NewWorkRefusal Refusal, RateAllowance Allowance) : LemurOutcome
    {
        /// <summary>The sentence for the client.</summary>
        public string Message => LimitTexts.Of(Refusal);
    }

    public sealed record UnknownAccount : LemurOutcome;

    public sealed record UnknownProject(string ProjectId, RateAllowance Allowance) : LemurOutcome;

    /// <summary>The API key is none of the account and the project.</summary>
    public sealed record UnknownApiKey(string ApiKeyId, string ProjectId, RateAllowance Allowance) : LemurOutcome;

    public sealed record UnknownModel(string Model, IReadOnlyCollection<string> Known) : LemurOutcome;
}
