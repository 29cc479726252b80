using System.Globalization;
using System.Net;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Notifications.Mail;

/// <summary>
/// The words of the e-mail to an account whose transcripts have been throttled. Plain text and HTML say the same.
/// </summary>
internal static class ThrottleMailTexts
{
    public const string Subject = "Your transcripts have been throttled";

    private const string Greeting = "Hello,";

    private const string WhatHappensNow =
        "You do not need to do anything. Transcripts over the limit wait in line and start by themselves, oldest "
        + "first, as soon as others finish. Nothing is rejected and nothing is lost; a waiting transcript has the "
        + "status \"queued\".";

    private const string HowToAsk =
        "Spread your requests over time, or ask us for a higher limit. Tell us how many transcripts you want to run "
        + "at once, from when on and for how long";

    private const string InAnAnswer = ", in an answer to this e-mail.";

    private const string OnceADay =
        "We send this e-mail once a day (UTC) at most, when the first transcript of the day has to wait.";

    /// <summary>Plain text, lines ended by LF.</summary>
    public static string Text(ThrottleMail mail, string? supportUrl) =>
        string.Join(
            "\n\n",
            Greeting,
            WhatWasThrottled(mail),
            $"Account:       {mail.AccountId}\nSince:         {When(mail)}\nLimit:         {N(mail.Limit)} at "
                + $"once\nRunning then:  {N(mail.Running)}\nWaiting then:  {N(mail.Queued)}",
            $"What happens now\n{WhatHappensNow}",
            $"If this happens often\n{HowToAsk}{(HasUrl(supportUrl) ? $": {supportUrl}" : InAnAnswer)}",
            OnceADay
        ) + "\n";

    /// <summary>A whole page; everything that is not ours is encoded.</summary>
    public static string Html(ThrottleMail mail, string? supportUrl) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{E(Subject)}</title></head>
            <body style="font-family: sans-serif; font-size: 15px; line-height: 1.5; color: #1a1d21; max-width: 36em;">
            <p>{E(Greeting)}</p>
            <p>{E(WhatWasThrottled(mail))}</p>
            <table style="border-collapse: collapse;">
            {Row("Account", mail.AccountId)}
            {Row("Since", When(mail))}
            {Row("Limit", N(mail.Limit) + " at once")}
            {Row("Running then", N(mail.Running))}
            {Row("Waiting then", N(mail.Queued))}
            </table>
            <h2 style="font-size: 16px;">What happens now</h2>
            <p>{E(WhatHappensNow)}</p>
            <h2 style="font-size: 16px;">If this happens often</h2>
            <p>{E(HowToAsk)}{(
                HasUrl(supportUrl) ? $": <a href=\"{E(supportUrl!)}\">{E(supportUrl!)}</a>" : E(InAnAnswer)
            )}</p>
            <p style="color: #5b6470;">{E(OnceADay)}</p>
            </body>
            </html>

            """;

    private static string WhatWasThrottled(ThrottleMail mail) =>
        // A limit of 0 is a paused queue.
        (
            mail.Limit == 0
                ? "The transcripts of your account are held back at the moment, so "
                : $"Your account reached its limit of {Transcripts(mail.Limit)} at once, so "
        )
        + $"{(mail.Throttled == 1 ? "1 transcript" : $"{N(mail.Throttled)} transcripts")} had to wait today, "
        + $"{When(mail)}.";

    private static string Transcripts(int count) => count == 1 ? "1 transcript" : $"{N(count)} transcripts";

    private static bool HasUrl(string? url) => !string.IsNullOrWhiteSpace(url);

    private static string When(ThrottleMail mail) =>
        mail.At.ToUniversalTime().ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Row(string name, string value) =>
        $"<tr><th style=\"text-align: left; padding-right: 1em;\">{E(name)}</th><td>{E(value)}</td></tr>";

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
