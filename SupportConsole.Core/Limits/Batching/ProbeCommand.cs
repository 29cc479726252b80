namespace SupportConsole.Core.Limits.Batching;

/// <summary>Asks for nothing: its answer says that decisions are taken and committed.</summary>
/// <param name="writes">True to have a row written, which no account hears of.</param>
internal sealed class ProbeCommand(bool writes) : LimitCommand<ProbeAnswer>
{
    public override void Require(BatchRequirements requirements)
    {
        // No account.
    }

    public override void Decide(LimitBatch batch)
    {
        batch.ProvesWriting |= writes;
        Outcome = new();
    }
}

/// <summary>The probe's batch is committed.</summary>
internal sealed record ProbeAnswer;
