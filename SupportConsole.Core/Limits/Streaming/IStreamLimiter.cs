using System.Text.Json.Serialization;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// The limit on new streaming sessions per UTC minute, and the sessions themselves. Every answer is given after the
/// commit. All methods throw <see cref="LimitsBusyException"/> when too much is waiting and
/// <see cref="LimitsUnavailableException"/> when the database refuses.
/// </summary>
public interface IStreamLimiter
{
    /// <summary>Opens a session when this minute has room. A refused attempt takes nothing from the limit.</summary>
    Task<StreamOutcome> OpenAsync(string accountId, StreamRequest request, CancellationToken cancellationToken);

    /// <summary>Ends a session and charges its time, once: a repeat changes nothing.</summary>
    /// <param name="sessionId">Which.</param>
    /// <param name="billed">
    /// Session time as the gateway measured it, 0 to 3 h; null charges the time from opening to now.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    Task<EndStreamOutcome> EndAsync(string sessionId, TimeSpan? billed, CancellationToken cancellationToken);

    /// <summary>
    /// Closes sessions that have been open for the longest time they may (3 h), and charges that time.
    /// </summary>
    /// <returns>How many there were, at most <paramref name="max"/>.</returns>
    Task<int> CloseExpiredAsync(int max, CancellationToken cancellationToken);
}

/// <summary>A streaming session a client asks for; what is null gets its default.</summary>
/// <param name="ProjectId">Null for the project <c>default</c>.</param>
/// <param name="ApiKeyId">The key it came with, for usage.</param>
/// <param name="Model">Null for <c>Pricing:DefaultStreamingModel</c>.</param>
/// <param name="RequestId">
/// The caller's name for it, unique for 24 h: a repeat is answered like the first and consumes nothing.
/// </param>
public sealed record StreamRequest(
    string? ProjectId = null,
    string? ApiKeyId = null,
    string? Model = null,
    string? RequestId = null
);

/// <summary>An opening's result.</summary>
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(LimitReached), "limitReached")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record StreamOutcome
{
    private StreamOutcome() { }

    /// <summary>The decision to explain later; null when there was none (an unknown model).</summary>
    public Decision? Decision { get; init; }

    /// <summary>The session is open.</summary>
    public sealed record Opened(string SessionId, RateAllowance Allowance) : StreamOutcome;

    /// <summary>The minute's limit is reached: <see cref="LimitTexts.TooManySessions"/>.</summary>
    public sealed record LimitReached(RateAllowance Allowance) : StreamOutcome;

    /// <summary>The account may not bring new work.</summary>
    public sealed record Refused(NewWorkRefusal Refusal, RateAllowance Allowance) : StreamOutcome
    {
        /// <summary>The sentence for the client.</summary>
        public string Message => LimitTexts.Of(Refusal);
    }

    public sealed record UnknownAccount : StreamOutcome;

    public sealed record UnknownProject(string ProjectId) : StreamOutcome;

    /// <summary>The API key is none of the account and the project.</summary>
    public sealed record UnknownApiKey(string ApiKeyId, string ProjectId) : StreamOutcome;

    public sealed record UnknownModel(string Model, IReadOnlyCollection<string> Known) : StreamOutcome;
}

/// <summary>An ending's result.</summary>
public abstract record EndStreamOutcome
{
    private EndStreamOutcome() { }

    /// <summary>It has ended, now or before.</summary>
    public sealed record Ended(StreamingSession Session) : EndStreamOutcome;

    public sealed record UnknownSession : EndStreamOutcome;
}
