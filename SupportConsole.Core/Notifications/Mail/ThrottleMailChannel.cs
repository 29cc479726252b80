using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>Sends throttle e-mails to the address that the account has now.</summary>
internal sealed class ThrottleMailChannel(
    IDbContextFactory<ConsoleDbContext> contexts,
    IMailTransport transport,
    IOptions<EmailOptions> options
) : IOutboxChannel
{
    public OutboxKind Kind => OutboxKind.Email;

    public int MaxAttempts => options.Value.MaxAttempts;

    public async Task<DeliveryResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        ThrottleMail figures;
        try
        {
            figures = ThrottleMail.Read(message.Payload);
        }
        catch (JsonException)
        {
            return new DeliveryResult.Never(
                "The mail's figures cannot be read: another version of the program wrote them."
            );
        }

        if (await FindAddressAsync(message.AccountId, cancellationToken) is not { } address)
        {
            return new DeliveryResult.Never("The account is gone.");
        }

        if (!MailAddress.TryCreate(address, out var to))
        {
            return new DeliveryResult.Never("The account's e-mail address is not one that mail can be sent to.");
        }

        var name = $"{figures.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{figures.AccountId}";
        var supportUrl = options.Value.SupportUrl;
        return await transport.SendAsync(
            new(
                options.Value.Sender,
                to,
                ThrottleMailTexts.Subject,
                ThrottleMailTexts.Text(figures, supportUrl),
                ThrottleMailTexts.Html(figures, supportUrl),
                figures.At,
                new(name, message.DeduplicationKey)
            ),
            cancellationToken
        );
    }

    private async Task<string?> FindAddressAsync(string accountId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .Accounts.Where(account => account.Id == accountId)
            .Select(account => account.Email)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
