using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Components.Accounts.Mails;

/// <summary>Words of the throttle e-mails on an account's page.</summary>
internal static partial class MailWords
{
    public const string Title = "Throttle e-mails";
    public const string Empty =
        "None was due: no transcript of this account had to wait. The first that waits on a UTC day sends one.";
    public const string Next = "next ";

    public static string State(SentMail mail) =>
        mail switch
        {
            { State: OutboxState.Sent } => "Sent",
            { State: OutboxState.Failed } => "Given up",
            { IsUnderWay: true } => "Being sent",
            { WaitsAgain: true } => "Waiting again",
            { Attempts: > 0 } => "Trying again",
            _ => "Waiting to be sent",
        };

    public static string Pill(SentMail mail) =>
        mail switch
        {
            { State: OutboxState.Failed } => "pill red",
            { State: OutboxState.Pending, Attempts: > 0, IsUnderWay: false, WaitsAgain: false } => "pill amber",
            _ => "pill",
        };

    /// <summary>How often it was tried, where that is of interest.</summary>
    public static string Attempts(SentMail mail) =>
        mail.Attempts > 1 ? $", {Figures.Count(mail.Attempts, "attempt", "attempts")}" : "";

    public static string Where(SentMail mail) =>
        mail.SentTo
        ?? mail.LastError
        ?? $"limit {Figures.Whole(mail.Figures.Limit)}, {Figures.Whole(mail.Figures.Queued)} waiting";

    public static string Page(int page, int pages) => $"{Figures.Whole(page + 1)} of {Figures.Whole(pages)}";

    public static string What(SentMail mail) => $"the e-mail of {Day(mail)}";

    public static string Day(SentMail mail) => mail.Figures.Day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Folder(string path) =>
        $"No mail server is set (Email:Host): each mail is written as a file to {path}.";
}
