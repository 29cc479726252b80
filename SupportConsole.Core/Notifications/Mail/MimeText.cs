using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>
/// A mail as the bytes of a message file (RFC 5322, multipart/alternative); the same mail is always the same bytes.
/// </summary>
internal static class MimeText
{
    private const int LineLength = 76;

    public static byte[] Of(Mail mail)
    {
        var boundary = $"part-{mail.Key.FileName.Replace('.', '-')}";
        var lines = new StringBuilder();
        Line($"From: {Address(mail.From)}");
        Line($"To: {Address(mail.To)}");
        Line($"Subject: {Words(mail.Subject)}");
        Line(
            $"Date: {mail.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000"
        );
        Line($"Message-ID: {mail.Key.MessageId(mail.From.Host)}");
        Line("Auto-Submitted: auto-generated");
        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/alternative; boundary=\"{boundary}\"");
        Part("text/plain", mail.Text);
        Part("text/html", mail.Html);
        Line("");
        Line($"--{boundary}--");
        return Encoding.ASCII.GetBytes(lines.ToString());

        void Part(string type, string content)
        {
            Line("");
            Line($"--{boundary}");
            Line($"Content-Type: {type}; charset=utf-8");
            Line("Content-Transfer-Encoding: base64");
            Line("");
            foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(content)).Chunk(LineLength))
            {
                Line(new string(line));
            }
        }

        void Line(string text) => lines.Append(text).Append("\r\n");
    }

    private static string Address(MailAddress address) =>
        address.DisplayName.Length == 0 ? address.Address : $"{Words(address.DisplayName)} <{address.Address}>";

    /// <summary>As it is when it is plain, else encoded (RFC 2047), in pieces short enough for a line.</summary>
    private static string Words(string text) =>
        text.All(character =>
            char.IsAsciiLetterOrDigit(character) || " -.:'".Contains(character, StringComparison.Ordinal)
        )
            ? text
            : string.Join(
                "\r\n ",
                text.EnumerateRunes()
                    .Chunk(10)
                    .Select(runes =>
                        $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(runes)))}?="
                    )
            );
}
