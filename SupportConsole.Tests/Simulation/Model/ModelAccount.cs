using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Simulation.Model;

/// <summary>An account as it must be: every transcript that waits by its place in line, money as one number.</summary>
internal sealed class ModelAccount(string id)
{
    public string Id { get; } = id;

    public AccountPlan Plan { get; set; }

    /// <summary>What a manager has set: the platform tells of it in vain.</summary>
    public ConsoleFields ConsoleFields { get; set; }

    /// <summary>Its own lasting limit; null means the plan's.</summary>
    public int? Own { get; set; }

    /// <summary>In force over the lasting limit for a while.</summary>
    public ModelTemporary? Temporary { get; set; }

    /// <summary>Its own limit in force; null means the plan's.</summary>
    public int? Override => Temporary?.Value ?? Own;

    /// <summary>Its own values of the limits without guardrails.</summary>
    public Dictionary<LimitKind, int> Overrides { get; } = [];

    /// <summary>What moved its limit last.</summary>
    public ModelMove? Last { get; set; }

    /// <summary>What it asks of engineering.</summary>
    public ModelEscalation? Escalation { get; set; }

    public bool Disabled { get; set; }

    /// <summary>When the queue goes on by itself; null while it is not paused.</summary>
    public long? PausedUntil { get; set; }

    /// <summary>The audit entry of the pause.</summary>
    public long? PauseEntry { get; set; }

    public bool EomBilling { get; set; }

    public AutoPay? AutoPay { get; set; }

    public long Balance { get; set; }

    public int Running { get; set; }

    /// <summary>
    /// How many wait; while a batch is replayed, those that it starts are not counted but still stand in
    /// <see cref="Waiting"/>.
    /// </summary>
    public int Queued { get; set; }

    public SortedDictionary<long, ModelTranscript> Waiting { get; } = [];

    public long NextSequence { get; set; } = 1;

    public long? ThrottledSince { get; set; }

    public long Version { get; set; }

    /// <summary>The last UTC day of which the account was told that it is throttled.</summary>
    public DateOnly? MailDay { get; set; }

    /// <summary>Every day of which it was told.</summary>
    public HashSet<DateOnly> MailDays { get; } = [];

    public bool IsStoppedByBalance => Balance < 0 && AutoPay is null && !EomBilling;

    /// <summary>The latest minute in which somebody tried to open a session; null before the first.</summary>
    public ModelStreamingMinute? Streaming { get; set; }

    /// <summary>How many LeMUR requests were refused in each minute.</summary>
    public Dictionary<long, long> LemurRefused { get; } = [];

    /// <summary>When LeMUR requests were admitted, those of the last window only.</summary>
    public List<long> Admissions { get; } = [];

    /// <summary>Ledger amounts by reference.</summary>
    public Dictionary<string, long> Ledger { get; } = [];

    /// <summary>By the minute's start, in milliseconds since the epoch.</summary>
    public SortedDictionary<long, ModelMinute> Minutes { get; } = [];

    /// <summary>The minute that goes on; a node whose clock is behind counts into it too. 0 before the first.</summary>
    public long OpenMinute { get; set; }
}

/// <summary>What one minute counts.</summary>
internal record struct ModelMinute(
    long Submitted,
    long Throttled,
    long Finished,
    long Refused,
    int PeakRunning,
    int PeakQueued,
    int PeakDemand,
    int EndRunning,
    int EndQueued,
    int EndLimit
)
{
    /// <summary>Started after a wait, for the first time.</summary>
    public long Waited { get; init; }

    public long WaitMilliseconds { get; init; }

    public long LongestWait { get; init; }
}
