namespace SupportConsole.Demo;

/// <summary>Hands the demo's world, with what its workers have in hand, from the replay to live traffic.</summary>
internal sealed class DemoStage
{
    /// <summary>Null while there is no demo.</summary>
    public DemoWorld? World { get; set; }

    /// <summary>Null while there is no demo.</summary>
    public DemoRates? Rates { get; set; }

    /// <summary>Null while there is no demo.</summary>
    public DemoFunds? Funds { get; set; }

    /// <summary>The programs of the customers: which project and key each call names.</summary>
    public DemoCallers Callers { get; } = new();
}
