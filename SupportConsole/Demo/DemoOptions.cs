using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Demo;

/// <summary>Demo data and traffic, section <c>Demo</c>. Only in the Development environment.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>
    /// Fills an empty database with invented accounts and keeps them alive. Only in the Development environment.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>The same seed makes the same accounts and the same traffic.</summary>
    public int Seed { get; set; } = 20260101;

    /// <summary>Accounts made at the first start, those of <see cref="DemoShowcase"/> among them.</summary>
    [Range(10, 100_000)]
    public int Accounts { get; set; } = 200;

    /// <summary>Days of history made at the first start: a sample of their traffic.</summary>
    [Range(0, 90)]
    public int Days { get; set; } = 30;

    /// <summary>The last hours of the history, with all their traffic.</summary>
    [Range(0, 48)]
    public int Hours { get; set; } = 3;

    /// <summary>How long the history is.</summary>
    internal TimeSpan History =>
        TimeSpan.FromDays(Days) > TimeSpan.FromHours(Hours) ? TimeSpan.FromDays(Days) : TimeSpan.FromHours(Hours);
}
