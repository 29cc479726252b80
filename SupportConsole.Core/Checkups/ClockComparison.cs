namespace SupportConsole.Core.Checkups;

/// <summary>Compares this machine's clock with another one.</summary>
public static class ClockComparison
{
    private const string Cure = "Run NTP (chrony or systemd-timesyncd) on both machines.";

    private static readonly TimeSpan Close = TimeSpan.FromSeconds(2);

    /// <summary>Tokens are refused beyond minutes; pages mislead long before.</summary>
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(60);

    /// <summary>Compares another clock with this machine's.</summary>
    /// <param name="whose">Whose clock it is, such as "the database's".</param>
    /// <param name="other">What it showed.</param>
    /// <param name="before">This machine's time when the question was sent.</param>
    /// <param name="after">And when the answer was there.</param>
    public static CheckupResult Judge(string whose, DateTimeOffset other, DateTimeOffset before, DateTimeOffset after)
    {
        var apart =
            other < before ? before - other
            : other > after ? other - after
            : TimeSpan.Zero;
        var direction = other < before ? "ahead of" : "behind";
        var finding = $"This machine's clock is {apart.TotalSeconds:N0} s {direction} {whose}.";
        return apart < Close ? CheckupResult.Ok($"This machine's clock agrees with {whose}.")
            : apart < Far ? CheckupResult.Warning(finding, Cure)
            : CheckupResult.Failed(finding, Cure);
    }
}
