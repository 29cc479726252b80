namespace SupportConsole.Core.Engine;

/// <summary>Asks for nothing: its answer says that decisions are taken and committed.</summary>
/// <param name="writes">True to have a row written, which no account hears of.</param>
internal sealed class ProbeCommand(bool writes) : Command<ProbeAnswer>
{
    public override void Require(CommandContext context)
    {
        // No account.
    }

    public override void Decide(CommandContext context)
    {
        context.ProvesWriting |= writes;
        Outcome = new();
    }
}

/// <summary>The probe's batch is committed.</summary>
internal sealed record ProbeAnswer;
