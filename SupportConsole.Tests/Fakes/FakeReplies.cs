using SupportConsole.Core.Access;
using SupportConsole.Core.Replies;

namespace SupportConsole.Tests.Fakes;

/// <summary>Replies as they are set.</summary>
internal sealed class FakeReplies : IReplies
{
    public ReplySheet Sheet { get; set; } =
        new(
            [
                new(ReplyKind.Transient, "Throttled for a while", "Hello, transient", null),
                new(ReplyKind.NotThrottled, "Not throttled", "Hello, not throttled", "Look again."),
            ],
            "Why is it slow?",
            CanPost: false,
            LastQuestion: null
        )
        {
            Fits = ReplyKind.Transient,
        };

    public List<string> Asked { get; } = [];

    public QuestionOutcome Outcome { get; set; } = new QuestionOutcome.Asked(1);

    public Task<ReplySheet?> FindAsync(Actor actor, string accountId, CancellationToken cancellationToken) =>
        Task.FromResult<ReplySheet?>(Sheet);

    public Task<QuestionOutcome> AskAsync(
        Actor actor,
        string accountId,
        string text,
        string correlationId,
        CancellationToken cancellationToken
    )
    {
        Asked.Add(text);
        return Task.FromResult(Outcome);
    }
}
