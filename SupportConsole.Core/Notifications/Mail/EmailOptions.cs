using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>How e-mails leave, section <c>Email</c>.</summary>
public sealed class EmailOptions : IValidatableObject
{
    public const string Section = "Email";

    /// <summary>The sender while mails go to files.</summary>
    internal const string SenderOfFiles = "support@console.example";

    /// <summary>The SMTP server; empty writes each mail to a file.</summary>
    public string? Host { get; set; }

    /// <summary>The server's port.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>Demands STARTTLS.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>For a server that asks for one; needs <see cref="Password"/>.</summary>
    public string? UserName { get; set; }

    /// <summary>Goes with <see cref="UserName"/>.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>The sender, an address with or without a name.</summary>
    public string? From { get; set; }

    /// <summary>Where the files go, relative to the content root.</summary>
    [Required]
    public string FolderPath { get; set; } = "data/mails";

    /// <summary>Where an account asks for a higher limit; empty asks to answer the mail.</summary>
    public string? SupportUrl { get; set; }

    /// <summary>Attempts after which a mail is given up: with the waits of <c>Outbox</c> about half a day.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 20;

    /// <summary>Seconds an attempt may take.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>True when mails go to files.</summary>
    internal bool GoesToFiles => string.IsNullOrWhiteSpace(Host);

    /// <summary>The sender in force.</summary>
    internal MailAddress Sender => new(string.IsNullOrWhiteSpace(From) ? SenderOfFiles : From);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(From) && !MailAddress.TryCreate(From, out _))
        {
            yield return new(
                "Email:From is not an e-mail address. Write it as support@example.com or \"Support "
                    + "<support@example.com>\"."
            );
        }

        if (
            !string.IsNullOrWhiteSpace(SupportUrl)
            && !(
                Uri.TryCreate(SupportUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" or "mailto"
            )
        )
        {
            yield return new(
                "Email:SupportUrl is not an address that a customer can open. Write it with https://, http:// or "
                    + "mailto:."
            );
        }

        if (GoesToFiles)
        {
            yield break;
        }

        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            yield return new(
                "Email:Host is not the name of a server. Write it without a scheme or a port, such as "
                    + "smtp.example.com; the port is Email:Port."
            );
        }

        if (string.IsNullOrWhiteSpace(From))
        {
            yield return new(
                "Email:From is empty while Email:Host is set: give the address that customers see as the sender."
            );
        }

        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
        {
            yield return new(
                "Email:UserName and Email:Password belong together: set both, or neither for a server that asks for "
                    + "none."
            );
        }

        if (!UseTls && !string.IsNullOrEmpty(Password))
        {
            yield return new(
                "Email:UseTls is false while Email:Password is set: the password would be readable on the way. Set "
                    + "it to true."
            );
        }
    }
}
