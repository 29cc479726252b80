using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// Takes what was told of a payment: keeps the event, joins the facts, and brings the ledger to what they say.
/// </summary>
internal sealed class TakeMoneyCommand(MoneyEvent told, PaymentFacts facts) : Command<MoneyTaken>
{
    public override int Weight => 5;

    public override void Require(CommandContext context)
    {
        context.Inbox.RequireEvent(told.Id);
        context.Inbox.Require(facts.PaymentId, facts.CustomerId);
    }

    public override void Decide(CommandContext context)
    {
        if (context.Inbox.Event(told.Id) is { } earlier)
        {
            Outcome = new(earlier, context.Inbox.Find(facts.PaymentId)?.AccountId, Entries: 0, IsRepeated: true);
            return;
        }

        var before = context.Inbox.Find(facts.PaymentId) ?? InboxPayment.New(facts.PaymentId, context.Now);
        var after = PaymentSettlement.Settle(context, before, context.Inbox.Facts(before).Join(facts));
        var entries = after.Entries - before.Entries;
        context.Inbox.Add(told with { ReceivedAt = context.Now, State = after.State, Entries = entries });
        Outcome = new(after.State, after.AccountId, entries, IsRepeated: false);
    }
}

/// <summary>What became of something told.</summary>
/// <param name="State">How it left the payment when it was told first.</param>
/// <param name="AccountId">Whose the payment is; null while nobody's.</param>
/// <param name="Entries">Ledger entries it made.</param>
/// <param name="IsRepeated">True when it was told before: nothing was done.</param>
internal sealed record MoneyTaken(InboxState State, string? AccountId, int Entries, bool IsRepeated);
