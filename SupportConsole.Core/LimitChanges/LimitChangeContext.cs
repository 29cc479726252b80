using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges;

/// <summary>What commands that move limits see of a batch.</summary>
internal static class LimitChangeContext
{
    extension(CommandContext context)
    {
        public LimitChangeRows LimitChanges => context.Rows<LimitChangeRows>();

        public EscalationRows Escalations => context.Rows<EscalationRows>();

        public GuardrailOptions GuardrailOptions => context.Settings<GuardrailOptions>();

        /// <summary>Asks for the rows that a command needs which may move the account's throttle limit.</summary>
        public void RequireMove(string accountId)
        {
            context.Accounts.Require(accountId);
            context.Identities.Wanted.Add(accountId);
            context.Overrides.Wanted.Add(accountId);
            context.Escalations.WaitingOf.Add(accountId);
        }
    }
}
