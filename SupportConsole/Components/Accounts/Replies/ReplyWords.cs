using SupportConsole.Core.Outbox;
using SupportConsole.Core.Replies;

namespace SupportConsole.Components.Accounts.Replies;

/// <summary>Words of the replies on an account's page.</summary>
internal static class ReplyWords
{
    public const string Title = "Reply to the customer";
    public const string NoteTitle = "Ask #ask-engineering";
    public const string NoteWhen = "For an account that is slow and not throttled.";
    public const string NoneFits = "None fits now";
    public const string CopyOnly = "Slack is not configured: copy the message and post it.";
    public const string Confirm = "Post this to #ask-engineering in your name?";
    public const string Template = "Reply";
    public const string Copy = "Copy reply";
    public const string Fits = "fits";
    public const string NotNow = "not now";
    public const string Unanswered =
        "The question got no answer. Try again: it is posted once, however often you press.";
    public const string TheQuestion = "the question";
    public const string Question = "The question";
    public const string PostQuestion = "Post the question";
    public const string PostOffer = "Post…";
    public const string TheReply = "The reply";
    public const string Post = "Post";
    public const string Posting = "Posting…";

    public static string CopyOf(Reply reply) => $"Copy the reply “{reply.Title}”";

    public static string Asked(string accountId) =>
        $"The question about {accountId} is on its way to #ask-engineering.";

    /// <summary>Why the shown reply has no copy button.</summary>
    public static string Obstacle(string sentence) => $"Not true now, so it cannot be copied. {sentence}";

    public static string Last(PostedQuestion question) =>
        question.State switch
        {
            OutboxState.Sent => "Asked and posted",
            OutboxState.Failed => $"Asked and not posted: {question.LastError}",
            _ when question.WaitsAgain => "Asked; about to be posted again",
            _ => question.LastError is { } error ? $"Asked; being tried again: {error}" : "Asked; on its way",
        };
}
