namespace SupportConsole.Core.Limits;

/// <summary>What happens to new work of an account whose balance is negative.</summary>
public enum NegativeBalanceNewWork
{
    /// <summary>Refused with HTTP 400 (default).</summary>
    Refuse,

    /// <summary>Accepted; it drains one at a time like what was accepted before.</summary>
    Queue,
}

/// <summary>Section <c>NegativeBalance</c>. Source: domain.md, "Negative balance".</summary>
public sealed class NegativeBalanceOptions
{
    public const string Section = "NegativeBalance";

    /// <summary>
    /// Whether new work of an account whose balance is negative is refused, or accepted and drained one at a time.
    /// </summary>
    public NegativeBalanceNewWork NewWork { get; set; } = NegativeBalanceNewWork.Refuse;
}
