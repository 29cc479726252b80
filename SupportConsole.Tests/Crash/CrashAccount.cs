namespace SupportConsole.Tests.Crash;

/// <summary>An account of the crash test.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">As the platform API writes it.</param>
/// <param name="Limit">The throttle limit of that plan.</param>
/// <param name="IsPrepaid">True when a negative balance stops it; the others are invoiced.</param>
/// <param name="ChangesLimit">True when its limit is changed again and again.</param>
internal sealed record CrashAccount(string Id, string Plan, int Limit, bool IsPrepaid, bool ChangesLimit)
{
    /// <summary>Small and large limits, fixed and changing ones, prepaid and invoiced accounts.</summary>
    public static IReadOnlyList<CrashAccount> All { get; } =
    [
        new("free-1", "free", 5, IsPrepaid: false, ChangesLimit: false),
        new("free-2", "free", 5, IsPrepaid: true, ChangesLimit: false),
        new("prepaid-1", "payAsYouGo", 200, IsPrepaid: true, ChangesLimit: false),
        new("prepaid-2", "payAsYouGo", 200, IsPrepaid: true, ChangesLimit: true),
        new("changing-1", "payAsYouGo", 200, IsPrepaid: false, ChangesLimit: true),
        new("changing-2", "contracted", 200, IsPrepaid: false, ChangesLimit: true),
        new("changing-3", "enterprise", 200, IsPrepaid: false, ChangesLimit: true),
        new("hot", "enterprise", 200, IsPrepaid: false, ChangesLimit: false),
    ];
}
