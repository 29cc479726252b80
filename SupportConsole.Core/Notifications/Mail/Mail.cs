using System.Net.Mail;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>An e-mail, whichever way it goes.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The recipient.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">For readers of plain text.</param>
/// <param name="Html">The same for all others.</param>
/// <param name="Date">When it was written.</param>
/// <param name="Key">Unique for ever; sent again under it, it is the same mail.</param>
internal sealed record Mail(
    MailAddress From,
    MailAddress To,
    string Subject,
    string Text,
    string Html,
    DateTimeOffset Date,
    MailKey Key
);
