namespace SupportConsole.Tests.Crash;

/// <summary>What an account is used for.</summary>
[Flags]
internal enum CrashWork
{
    Transcripts = 1,

    /// <summary>Streaming sessions and LeMUR requests.</summary>
    Rates = 2,

    All = Transcripts | Rates,
}

/// <summary>An account of the crash test.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">As the platform API writes it.</param>
/// <param name="Limit">The throttle limit of that plan.</param>
/// <param name="IsPrepaid">
/// True when a negative balance stops it; the others are invoiced. Of those with transcripts the checker follows the
/// balance from moment to moment; when a LeMUR request was charged stands in no table for long, so no prepaid account
/// has both.
/// </param>
/// <param name="ChangesLimit">True when its limit is changed again and again.</param>
/// <param name="Work">What it is used for.</param>
internal sealed record CrashAccount(
    string Id,
    string Plan,
    int Limit,
    bool IsPrepaid,
    bool ChangesLimit,
    CrashWork Work
)
{
    /// <summary>Small and large limits, fixed and changing ones, prepaid and invoiced accounts.</summary>
    public static IReadOnlyList<CrashAccount> All { get; } =
    [
        new("free-1", "free", 5, IsPrepaid: false, ChangesLimit: false, CrashWork.All),
        new("free-2", "free", 5, IsPrepaid: true, ChangesLimit: false, CrashWork.Transcripts),
        new("free-3", "free", 5, IsPrepaid: true, ChangesLimit: false, CrashWork.Rates),
        new("prepaid-1", "payAsYouGo", 200, IsPrepaid: true, ChangesLimit: false, CrashWork.Transcripts),
        new("prepaid-2", "payAsYouGo", 200, IsPrepaid: true, ChangesLimit: true, CrashWork.Transcripts),
        new("prepaid-3", "payAsYouGo", 200, IsPrepaid: true, ChangesLimit: false, CrashWork.Rates),
        new("changing-1", "payAsYouGo", 200, IsPrepaid: false, ChangesLimit: true, CrashWork.All),
        new("changing-2", "contracted", 200, IsPrepaid: false, ChangesLimit: true, CrashWork.All),
        new("changing-3", "enterprise", 200, IsPrepaid: false, ChangesLimit: true, CrashWork.Transcripts),
        new("rates", "contracted", 200, IsPrepaid: false, ChangesLimit: false, CrashWork.Rates),
        new("hot", "enterprise", 200, IsPrepaid: false, ChangesLimit: false, CrashWork.All),
    ];

    /// <summary>Those with streaming sessions and LeMUR requests; the last is the one with large limits.</summary>
    public static IReadOnlyList<CrashAccount> WithRates { get; } =
    [.. All.Where(account => account.Work.HasFlag(CrashWork.Rates))];

    public CrashRates Rates => CrashRates.OfPlan[Plan];

    /// <summary>
    /// Any of those with sessions and requests, as often the one with large limits as all the others.
    /// </summary>
    public static CrashAccount AnyWithRates(Random dice) =>
        WithRates[dice.Next(2) == 0 ? ^1 : dice.Next(WithRates.Count)];

    /// <summary>
    /// The reason of a refusal of a session or LeMUR request; null when this account may not be answered so.
    /// </summary>
    /// <param name="answer">No success.</param>
    /// <param name="tooMany">The sentence over the limit.</param>
    public Refusal? RefusalIn(Answer answer, string tooMany) =>
        (answer.Status, answer.Error) switch
        {
            (429, var error) when error == tooMany => Refusal.OverLimit,
            (400, CrashTexts.NegativeBalance) when IsPrepaid => Refusal.NegativeBalance,
            _ => null,
        };
}
