using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Demo;

/// <summary>Demo data and traffic, section <c>Demo</c>. Only in the Development environment.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool Enabled { get; set; }

    /// <summary>The same seed makes the same accounts and the same traffic.</summary>
    public int Seed { get; set; } = 20260101;

    /// <summary>Accounts made at the first start.</summary>
    [Range(10, 100_000)]
    public int Accounts { get; set; } = 300;

    /// <summary>Hours of traffic replayed at the first start.</summary>
    [Range(0, 48)]
    public int Hours { get; set; } = 6;
}
