using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>What makes an e-mail the same one when it is sent again.</summary>
/// <param name="Name">For people: letters, digits and hyphens.</param>
/// <param name="DeduplicationKey">Of its message.</param>
internal sealed record MailKey(string Name, string DeduplicationKey)
{
    /// <summary>
    /// Names with the same letters in another case are one file on some systems; these digits tell them apart.
    /// </summary>
    private string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DeduplicationKey)))[..16];

    /// <summary>The name of its file.</summary>
    public string FileName => $"{Name}-{Digest}.eml";

    /// <summary>Its Message-ID, by which mail programs recognise a copy.</summary>
    /// <param name="domain">Of the sender.</param>
    public string MessageId(string domain) => $"<{Name}-{Digest}@{domain}>";
}
