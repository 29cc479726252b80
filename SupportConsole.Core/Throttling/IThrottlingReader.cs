using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits.Minutes;
using SupportConsole.Core.Lookup;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Core.Throttling;

/// <summary>
/// Who is throttled, at this moment and lately. All methods need <see cref="Permission.ViewAccounts"/>.
/// </summary>
public interface IThrottlingReader
{
    /// <summary>What goes on right now, over all accounts.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<NowOverview> NowAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Running, queued and limit of an account, a point for each minute in which something happened.</summary>
    /// <param name="actor">Needs the permission.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="from">
    /// Start; the first point may stand before it: how the account stood when the period began.
    /// </param>
    /// <param name="to">End.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PermissionDeniedException">The actor lacks the permission.</exception>
    Task<IReadOnlyList<ThrottleMinute>> HistoryAsync(
        Actor actor,
        string accountId,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    );
}

/// <summary>The moment's picture.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="ThrottledAccounts">Accounts with something waiting.</param>
/// <param name="WaitingTranscripts">Transcripts waiting, over all accounts.</param>
/// <param name="RunningTranscripts">Transcripts in processing, over all accounts.</param>
/// <param name="Throttled">
/// The accounts with the deepest queues, deepest first, at most <see cref="MaximumRows"/>.
/// </param>
/// <param name="Refused">
/// Accounts with refusals for negative balance in the last hour, most first, at most <see cref="MaximumRows"/>.
/// </param>
/// <param name="LastChanges">The last audited changes and refusals, newest first, at most 10.</param>
public sealed record NowOverview(
    DateTimeOffset At,
    int ThrottledAccounts,
    long WaitingTranscripts,
    long RunningTranscripts,
    IReadOnlyList<AccountOverview> Throttled,
    IReadOnlyList<RefusedAccount> Refused,
    IReadOnlyList<AuditEntry> LastChanges
)
{
    public const int MaximumRows = 50;

    /// <summary>
    /// Accounts whose new streaming sessions were refused in the last hour, most first, at most
    /// <see cref="MaximumRows"/>.
    /// </summary>
    public IReadOnlyList<RefusedAccount> StreamsRefused { get; init; } = [];

    /// <summary>
    /// Accounts whose LeMUR requests were refused in the last hour, most first, at most <see cref="MaximumRows"/>.
    /// </summary>
    public IReadOnlyList<RefusedAccount> LemurRefused { get; init; } = [];
}

/// <summary>An account whose work was refused.</summary>
/// <param name="Account">The account.</param>
/// <param name="Refusals">Pieces of work refused in the last hour.</param>
/// <param name="FirstMinute">The first minute of the hour in which one was: since when they are counted.</param>
public sealed record RefusedAccount(AccountOverview Account, long Refusals, DateTimeOffset FirstMinute);

/// <summary>One account's throttling, live and over the last hour.</summary>
/// <param name="Overview">The account at this instant.</param>
/// <param name="PeakDemand">Peak of running + queued in the guardrail's window (60 min by default).</param>
/// <param name="FinishedPerMinute">Mean of the last five whole minutes.</param>
/// <param name="ThrottledLastHour">Transcripts that had to wait.</param>
/// <param name="RefusedLastHour">Transcripts refused for negative balance.</param>
/// <param name="Assessment">How it was throttled lately: transient, spike or steady, and why.</param>
/// <param name="Verdict">What is wrong, in one line.</param>
public sealed record AccountThrottling(
    AccountOverview Overview,
    int PeakDemand,
    decimal FinishedPerMinute,
    long ThrottledLastHour,
    long RefusedLastHour,
    ThrottlingAssessment Assessment,
    AccountVerdict Verdict
)
{
    private readonly int? _limitAtPeak;

    /// <summary>New streaming sessions refused in the last hour, over the limit of a minute.</summary>
    public long StreamsRefusedLastHour { get; init; }

    /// <summary>LeMUR requests refused in the last hour, over the limit of 60 seconds.</summary>
    public long LemurRefusedLastHour { get; init; }

    /// <summary>
    /// How new streaming sessions were refused lately, by the same rules as transcripts; null when none was.
    /// </summary>
    public ThrottlingAssessment? Streams { get; init; }

    /// <summary>The same for LeMUR requests.</summary>
    public ThrottlingAssessment? Lemur { get; init; }

    /// <summary>Transcripts that waited and were cancelled in the last hour; 0 when none was.</summary>
    public long CanceledLastHour { get; init; }

    /// <summary>The effective limit in the minute of the peak demand; the one in force unless given.</summary>
    public int LimitAtPeak
    {
        get => _limitAtPeak ?? Overview.Limit.Value;
        init => _limitAtPeak = value;
    }
}
