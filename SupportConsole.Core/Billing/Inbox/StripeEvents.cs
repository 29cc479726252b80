using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Billing.Inbox;

/// <inheritdoc cref="IStripeEvents"/>
internal sealed partial class StripeEvents(
    CommandBatcher batcher,
    IOptions<StripeOptions> options,
    ILogger<StripeEvents> logger
) : IStripeEvents
{
    public async Task<StripeEventOutcome> TakeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        switch (MoneyEventReader.Read(body, options.Value.PurposeKey))
        {
            case { Told: { } told, Facts: { } facts }:
                var taken = await batcher.ExecuteAsync(new TakeMoneyCommand(told, facts), cancellationToken);
                Log(told, taken);
                return new StripeEventOutcome.Taken(taken.State);
            case { IsOther: true }:
                return new StripeEventOutcome.NotForUs();
            default:
                return new StripeEventOutcome.Unreadable();
        }
    }

    private void Log(MoneyEvent told, MoneyTaken taken)
    {
        if (taken.IsRepeated)
        {
            return;
        }

        if (taken.State is InboxState.Unmatched or InboxState.ForeignCurrency or InboxState.AmountDiffers)
        {
            LogWaits(told.Id, told.Type, told.PaymentId, taken.State);
        }
        else
        {
            LogTaken(told.Id, told.Type, told.PaymentId, taken.State, taken.AccountId, taken.Entries);
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Stripe event {EventId} ({Type}): payment {PaymentId} is {State}, account {AccountId}, {Entries} ledger entries"
    )]
    private partial void LogTaken(
        string eventId,
        string type,
        string paymentId,
        InboxState state,
        string? accountId,
        int entries
    );

    [LoggerMessage(
        LogLevel.Warning,
        "Stripe event {EventId} ({Type}): payment {PaymentId} is {State} and waits on the page of payments"
    )]
    private partial void LogWaits(string eventId, string type, string paymentId, InboxState state);
}
