using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Notifications.Delivery;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>
/// Hands mails to an SMTP server. The server's acceptance and our note of it are two things: after a kill between them,
/// or when the server hangs up instead of answering, the mail goes once more, under the same Message-ID, by which mail
/// programs can recognise it.
/// </summary>
internal sealed partial class SmtpTransport(IOptions<EmailOptions> options, TimeProvider clock) : IMailTransport
{
    private const int KeptAnswer = 300;
    private const int LongestAnswer = 2_000;

    public async Task<DeliveryResult> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.UseTls };
        if (!string.IsNullOrEmpty(settings.UserName))
        {
            client.Credentials = new NetworkCredential(settings.UserName, settings.Password);
        }

        using var html = new MemoryStream(Encoding.UTF8.GetBytes(mail.Html));
        using var message = Compose(mail, html);
        try
        {
            await client.SendMailAsync(message, either.Token).WaitAsync(either.Token);
            return new DeliveryResult.Sent(mail.To.Address);
        }
        catch (Exception exception)
            when (IsSent(html)
                && (
                    timeout.IsCancellationRequested
                    || exception is SmtpException { StatusCode: SmtpStatusCode.GeneralFailure }
                )
            )
        {
            return new DeliveryResult.Unanswered();
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return new DeliveryResult.Later(
                $"The mail server did not take the mail within {settings.TimeoutSeconds} s."
            );
        }
        catch (SmtpFailedRecipientException exception) when (IsForGood(exception.StatusCode))
        {
            return new DeliveryResult.Never($"The mail server refuses the recipient for good: {Answer(exception)}");
        }
        catch (SmtpException exception)
        {
            return new DeliveryResult.Later(
                exception.StatusCode == SmtpStatusCode.GeneralFailure
                    ? $"The mail server cannot be reached: {Cut((exception.InnerException ?? exception).Message)}"
                    : $"The mail server did not take the mail: {Answer(exception)}"
            );
        }
    }

    /// <summary>
    /// Of the recipient's own refusals, those that stay. All others (a wrong password, a full disk) are for us to cure,
    /// and then the mail goes.
    /// </summary>
    private static bool IsForGood(SmtpStatusCode code) =>
        code
            is SmtpStatusCode.MailboxUnavailable
                or SmtpStatusCode.UserNotLocalTryAlternatePath
                or SmtpStatusCode.MailboxNameNotAllowed;

    private static string Answer(SmtpException exception) => $"{(int)exception.StatusCode}, {Cut(exception.Message)}";

    /// <summary>Servers like to repeat the recipient, whose address has no place in a log.</summary>
    private static string Cut(string text)
    {
        var plain = MailAddressText().Replace(text.Length <= LongestAnswer ? text : text[..LongestAnswer], "(address)");
        return plain.Length <= KeptAnswer ? plain : plain[..KeptAnswer];
    }

    [GeneratedRegex(@"[^\s<>(){},;:""]+@[^\s<>(){},;:""]+")]
    private static partial Regex MailAddressText();

    /// <summary>
    /// True when the last part went out: it is read as it is sent, after the server has agreed to take the mail.
    /// </summary>
    private static bool IsSent(MemoryStream lastPart) => lastPart.Position == lastPart.Length;

    private static MailMessage Compose(Mail mail, Stream html)
    {
        var message = new MailMessage(mail.From, mail.To)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(
            new AlternateView(html, new ContentType(MediaTypeNames.Text.Html) { CharSet = Encoding.UTF8.WebName })
        );
        message.Headers.Add("Message-ID", mail.Key.MessageId(mail.From.Host));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
