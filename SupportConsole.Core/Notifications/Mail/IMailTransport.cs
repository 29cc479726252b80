using SupportConsole.Core.Notifications.Delivery;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>A way for e-mails to go.</summary>
internal interface IMailTransport
{
    /// <summary>Makes one attempt; every expected end is a value.</summary>
    Task<DeliveryResult> SendAsync(Mail mail, CancellationToken cancellationToken);
}
