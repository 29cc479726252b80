using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// Takes transcripts back from workers that were not heard of: to the front of the queue, or to an end after too many
/// attempts.
/// </summary>
internal sealed class ExpireLeasesCommand(int max) : Command<ExpiredLeases>, ICountedCommand
{
    public override int Weight => max;

    public void Count(DecisionTally tally) => tally.ExpiredLeases += Outcome?.Count ?? 0;

    public override void Require(CommandContext context) =>
        context.Transcripts.MaximumExpired = Math.Max(context.Transcripts.MaximumExpired, max);

    public override void Decide(CommandContext context)
    {
        var expired = 0;
        foreach (var id in context.Transcripts.Expired)
        {
            // Ended or renewed by an earlier command of the context, or on another node before the lock.
            if (
                context.Transcripts.Find(id) is { Status: TranscriptStatus.Processing } transcript
                && transcript.LeaseExpiresAt <= context.Now
            )
            {
                TakeBack(transcript with { Attempts = transcript.Attempts + 1 }, context);
                expired++;
            }
        }

        Outcome = new(expired);
    }

    private static void TakeBack(Transcript transcript, CommandContext context)
    {
        var account = context.Accounts.Find(transcript.AccountId)!;
        context.Transcripts.Expire(transcript);
        if (transcript.Attempts >= context.LimitOptions.MaxAttempts)
        {
            context.Transcripts.Finish(
                transcript with
                {
                    Status = TranscriptStatus.Error,
                    FinishedAt = context.Now,
                    Error = LimitTexts.TooManyAttempts(transcript.Attempts),
                },
                keepToken: false
            );
            account.Tally.Finished++;
            account.Move(AsyncLimiter.Finish(account.State, Money.Zero, context.LimitOptions), []);
            return;
        }

        context.Transcripts.Requeue(transcript);
        account.Move(AsyncLimiter.Requeue(account.State, context.LimitOptions, context.Now), []);
    }
}

/// <summary>How many leases had expired.</summary>
internal sealed record ExpiredLeases(int Count);
