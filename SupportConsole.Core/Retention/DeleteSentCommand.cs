using SupportConsole.Core.Engine;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Retention;

/// <summary>Deletes messages that were sent long ago.</summary>
internal sealed class DeleteSentCommand(IReadOnlyList<string> messages) : Command<DeletedMessages>
{
    public override int Weight => messages.Count;

    public override void Require(CommandContext context)
    {
        // No account: what was sent is decided about by nobody.
    }

    public override void Decide(CommandContext context)
    {
        context.Outbox.DeleteSent(messages);
        Outcome = new(messages.Count);
    }
}

/// <summary>How many messages were deleted.</summary>
internal sealed record DeletedMessages(int Count);
