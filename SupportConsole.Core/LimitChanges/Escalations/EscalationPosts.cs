using System.Globalization;
using System.Text;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>
/// What #ask-engineering reads about an escalation: posted through Slack, or copied by hand from the console.
/// </summary>
public static class EscalationPosts
{
    /// <summary>The request as Slack's mrkdwn.</summary>
    public static string Request(
        Escalation escalation,
        string accountName,
        string ruleSentence,
        ConsoleOptions console,
        string? importantOwner = null
    ) => Text(escalation, accountName, ruleSentence, console, importantOwner, isSlack: true);

    /// <summary>The request as plain text, to copy.</summary>
    public static string PlainRequest(
        Escalation escalation,
        string accountName,
        string ruleSentence,
        ConsoleOptions console,
        string? importantOwner = null
    ) => Text(escalation, accountName, ruleSentence, console, importantOwner, isSlack: false);

    /// <summary>How it ended, as Slack's mrkdwn.</summary>
    public static string Outcome(Escalation escalation, string accountName, ConsoleOptions console)
    {
        var text = new StringBuilder(Headline(escalation, accountName, console))
            .Append(": ")
            .Append(
                escalation.State switch
                {
                    EscalationState.Approved =>
                        $"*approved* by {Escape(escalation.DecidedBy)}, {N(escalation.NewLimit)} is in force",
                    EscalationState.Denied => $"*denied* by {Escape(escalation.DecidedBy)}",
                    EscalationState.Withdrawn => $"*withdrawn* by {Escape(escalation.DecidedBy)}",
                    EscalationState.Void => "*void*",
                    _ => "*lapsed*: nobody decided in time",
                }
            );
        if (!string.IsNullOrEmpty(escalation.Comment))
        {
            text.Append('\n').Append(Quote(escalation.Comment));
        }

        return text.ToString();
    }

    /// <summary>Support helps the account over the wait, as Slack's mrkdwn.</summary>
    public static string UrgentRaise(
        Escalation escalation,
        string accountName,
        string by,
        int limit,
        DateTimeOffset until,
        ConsoleOptions console
    ) =>
        $"{Headline(escalation, accountName, console)}: {Escape(by)} raised the limit to {N(limit)} until "
        + $"{Time(until)} while this waits for a decision";

    private static string Text(
        Escalation escalation,
        string accountName,
        string ruleSentence,
        ConsoleOptions console,
        string? importantOwner,
        bool isSlack
    )
    {
        string Say(string text) => isSlack ? EngineeringPost.Escape(text) : text;
        var page = Page(escalation, console);
        var text = new StringBuilder();
        text.Append(
            isSlack
                ? Headline(escalation, accountName, console)
                : $"{Name(escalation)} for {accountName} ({escalation.AccountId}), {Change(escalation)}"
        );
        text.Append(escalation.ExpiresAt is { } until ? $" until {Time(until)}" : "").Append('\n');
        if (importantOwner is not null)
        {
            text.Append("Important account, owner ").Append(Say(importantOwner)).Append('\n');
        }

        text.Append(Say(ruleSentence)).Append('\n');
        text.Append(Traffic(escalation)).Append('\n');
        text.Append(isSlack ? Quote(escalation.Reason) : "Reason: " + escalation.Reason).Append('\n');
        text.Append(
                CultureInfo.InvariantCulture,
                $"Ticket {Say(escalation.Ticket)}, asked by {Say(escalation.RequestedBy)}, lapses "
                    + $"{Time(escalation.LapsesAt)}"
            )
            .Append('\n');
        text.Append(isSlack ? $"<{page}|Approve or deny in the console>" : "Approve or deny: " + page);
        return text.ToString();
    }

    private static string Headline(Escalation escalation, string accountName, ConsoleOptions console) =>
        $"<{Page(escalation, console)}|{Name(escalation)}> for {Escape(accountName)} "
        + $"(`{EngineeringPost.EscapeCode(escalation.AccountId)}`), {Change(escalation)}";

    private static string Page(Escalation escalation, ConsoleOptions console) =>
        console.Link($"escalations/{escalation.Id}");

    private static string Name(Escalation escalation) =>
        escalation.Kind == LimitKind.AsyncConcurrency ? "Limit escalation" : "Streaming limit escalation";

    private static string Change(Escalation escalation) =>
        escalation.Kind == LimitKind.AsyncConcurrency
            ? $"{N(escalation.OldLimit)} to {N(escalation.NewLimit)}"
            : $"{N(escalation.OldLimit)} to {N(escalation.NewLimit)} {OverrideTexts.Counted(escalation.Kind)}";

    /// <summary>What the account wanted; of streaming, what is to be expected from its past.</summary>
    private static string Traffic(Escalation escalation)
    {
        if (escalation.Kind == LimitKind.AsyncConcurrency)
        {
            var overage = LimitChangePolicy.Overage(escalation.PeakDemand, escalation.OldLimit);
            return $"Running {N(escalation.Running)}, queued {N(escalation.Queued)}, peak demand "
                + $"{N(escalation.PeakDemand)} ({N(overage)} over the limit)";
        }

        var at = escalation.PeakAt is { } time ? $" ({Time(time)})" : "";
        return $"Anticipated peak: {N(escalation.PeakDemand)} new sessions a minute, the most that was asked for "
            + $"lately{at}. Pattern: {N(escalation.Queued)} refused in {N(escalation.RefusingMinutes ?? 0)} minutes "
            + $"of that time, {N(escalation.Running)} open when it was asked";
    }

    private static string Quote(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {Escape(line)}"));

    private static string Escape(string? text) => EngineeringPost.Escape(text ?? "");

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
