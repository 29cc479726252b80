using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Retention;

/// <summary>
/// Deletes what an account has finished and is older than it is kept. It is decided among the limiter's commands, under
/// the account's lock: a repeated submit meets the transcript or its absence, never half of it, and SQLite's one writer
/// is not fought over.
/// </summary>
/// <param name="accountId">Whose.</param>
/// <param name="transcripts">Finished ones, as they were found.</param>
/// <param name="sessions">Ids of ended sessions.</param>
/// <param name="kept">How long they are kept where the account has no time of its own.</param>
internal sealed class DeleteExpiredCommand(
    string accountId,
    IReadOnlyList<FoundTranscript> transcripts,
    IReadOnlyList<string> sessions,
    TimeSpan kept
) : Command<DeletedRows>
{
    public override int Weight => transcripts.Count + sessions.Count;

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(accountId);
        context.Identities.Wanted.Add(accountId);
        context.Streaming.Wanted.UnionWith(sessions);
        foreach (var found in transcripts)
        {
            context.Transcripts.Require(found.Id);
        }
    }

    public override void Decide(CommandContext context)
    {
        // The time that stands now: it may have been changed since they were found.
        var before = context.Now - KeptFor(context.Identities.Find(accountId), kept);
        var gone = transcripts.Count(found => found.FinishedAt <= before && IsDeleted(context, found));
        var ended = 0;
        foreach (var id in sessions)
        {
            if (context.Streaming.Session(id) is { EndedAt: { } endedAt } session && endedAt <= before)
            {
                context.Streaming.Delete(session);
                ended++;
            }
        }

        Outcome = new(gone, ended);
    }

    /// <summary>How long an account's finished work is kept.</summary>
    public static TimeSpan KeptFor(Account? account, TimeSpan kept) =>
        account?.TranscriptTtlHours is { } hours ? TimeSpan.FromHours(hours) : kept;

    /// <summary>One that was given the id anew since it was found has another place in line.</summary>
    private bool IsDeleted(CommandContext context, FoundTranscript found) =>
        context.Transcripts.Find(found.Id) is { Status: >= TranscriptStatus.Completed } transcript
        && transcript.AccountId == accountId
        && transcript.Sequence == found.Sequence
        && context.Transcripts.TryDelete(transcript);
}

/// <summary>A finished transcript that was found old.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sequence">Its place in line.</param>
/// <param name="FinishedAt">When it ended.</param>
internal sealed record FoundTranscript(string Id, long Sequence, DateTimeOffset FinishedAt);

/// <summary>How many rows were deleted.</summary>
internal sealed record DeletedRows(int Transcripts, int Sessions);
