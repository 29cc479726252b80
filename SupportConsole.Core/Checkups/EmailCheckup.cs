using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Notifications.Mail;

namespace SupportConsole.Core.Checkups;

/// <summary>Does the mail server greet, encrypt and take the password. No mail is sent.</summary>
internal sealed class EmailCheckup(IOptions<EmailOptions> options) : ICheckup
{
    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.GoesToFiles)
        {
            return
            [
                CheckupResult.NotSet(
                    $"Mails are written to files in {settings.FolderPath}.",
                    "Set Email:Host and Email:From to send them."
                ),
            ];
        }

        var server = $"{settings.Host}:{settings.Port}";
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(
                settings.Host!,
                settings.Port,
                settings.UseTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None,
                cancellationToken
            );
            if (!string.IsNullOrEmpty(settings.UserName))
            {
                await client.AuthenticateAsync(settings.UserName, settings.Password!, cancellationToken);
            }

            await client.DisconnectAsync(quit: true, cancellationToken);
            return [CheckupResult.Ok(Working(settings, server))];
        }
        catch (Exception exception) when (Judge(exception, server) is { } problem)
        {
            return [problem];
        }
    }

    private static string Working(EmailOptions settings, string server) =>
        $"{server} greets{(settings.UseTls ? ", encrypts" : "")}"
        + $"{(string.IsNullOrEmpty(settings.UserName) ? "" : ", takes the password")}; no mail was sent.";

    /// <summary>Without the server's own words, which may repeat what it was sent.</summary>
    private static CheckupResult? Judge(Exception exception, string server) =>
        exception switch
        {
            SocketException or IOException => CheckupResult.Failed(
                $"{server} takes no connection.",
                "Check Email:Host, Email:Port and the firewall."
            ),
            SslHandshakeException => CheckupResult.Failed(
                $"The TLS certificate of {server} is not accepted.",
                "Set Email:Host to the name in the certificate, or install its issuer on this machine."
            ),
            NotSupportedException => CheckupResult.Failed(
                $"{server} offers no STARTTLS, or no way to sign in that is known.",
                "Set Email:Port to the submission port (587); Email:UseTls=false only inside a network of your own."
            ),
            AuthenticationException => CheckupResult.Failed(
                $"{server} refuses the user name or password.",
                "Set both anew in Email:UserName and Email:Password."
            ),
            SmtpCommandException refused => CheckupResult.Failed(
                $"{server} refuses this program (code {(int)refused.StatusCode}).",
                "Ask whoever runs the mail server to let this machine send."
            ),
            SmtpProtocolException => CheckupResult.Failed(
                $"{server} does not speak SMTP.",
                "Check Email:Host and Email:Port."
            ),
            _ => null,
        };
}
