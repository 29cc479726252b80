using System.Globalization;

namespace SupportConsole.Tests.Crash;

/// <summary>What came of a crash test.</summary>
internal sealed record CrashReport(
    CrashOptions Options,
    CrashTally Tally,
    long Acknowledged,
    IReadOnlyList<TimeSpan> Restarts,
    TimeSpan Duration,
    IReadOnlyList<string> Violations
)
{
    private const int ShownViolations = 30;

    /// <summary>Further figures with their names, at most 24 characters each.</summary>
    public IReadOnlyList<(string Name, long Count)> Figures { get; init; } = [];

    public override string ToString()
    {
        var restarts = Restarts.Order().ToList();
        return string.Create(
                CultureInfo.InvariantCulture,
                $"""
                seed                     {Options.Seed, 10}
                nodes                    {Options.Nodes, 10:N0}
                kills                    {Options.Kills, 10:N0}
                duration                 {Duration.TotalSeconds, 10:N0} s
                requests                 {Tally.Calls, 10:N0}
                acknowledgements         {Acknowledged, 10:N0}
                retries                  {Tally.Retries, 10:N0}
                without an answer        {Tally.WithoutAnswer, 10:N0}
                answered 503             {Tally.Unavailables, 10:N0}
                {string.Join(
                    Environment.NewLine,
                    Figures.Select(figure =>
                        string.Create(CultureInfo.InvariantCulture, $"{figure.Name, -24} {figure.Count, 10:N0}")
                    )
                )}
                restart to ready, p50    {restarts[restarts.Count / 2].TotalSeconds, 10:N2} s
                restart to ready, max    {restarts[^1].TotalSeconds, 10:N2} s
                violations               {Violations.Count, 10:N0}
                {string.Join(
                    Environment.NewLine,
                    Violations.Take(ShownViolations).Select(violation => "  " + violation)
                )}
                """
            )
            .TrimEnd();
    }
}
