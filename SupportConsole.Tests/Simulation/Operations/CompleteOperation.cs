using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>
/// A worker reports ends; some of them late, twice, under another's token or for ids that do not exist.
/// </summary>
internal sealed class CompleteOperation(IReadOnlyList<TranscriptResult> results) : Operation<CompleteOutcome>
{
    private readonly HashSet<string> _accepted = [];
    private readonly List<string> _started = [];

    public override string Kind => "complete";

    public override void Replay(ModelBatch batch)
    {
        _accepted.Clear();
        _started.Clear();
        foreach (var result in results)
        {
            if (
                batch.Model.Transcripts.GetValueOrDefault(result.Id) is { } transcript
                && transcript.Token == result.LeaseToken
                && (
                    transcript.Status == TranscriptStatus.Processing
                    || transcript.Status == (result.Succeeded ? TranscriptStatus.Completed : TranscriptStatus.Error)
                )
            )
            {
                _accepted.Add(result.Id);
                if (transcript.Status == TranscriptStatus.Processing)
                {
                    End(batch, transcript, result);
                }
            }
        }
    }

    public override void Started(string transcriptId) => _started.Add(transcriptId);

    public override void Answered(Parties parties)
    {
        var stale = results.Select(result => result.Id).Distinct().Except(_accepted);
        Demand(
            IsCommitted
                && _accepted.SetEquals(Outcome.Accepted)
                && stale.Order(StringComparer.Ordinal).SequenceEqual(Outcome.Stale.Order(StringComparer.Ordinal))
                && _started.ToHashSet().SetEquals(Outcome.Started)
                && Outcome.Started.Count == _started.Count,
            $"accepted: {string.Join(' ', _accepted)}, started: {string.Join(' ', _started)}",
            $"accepted: {string.Join(' ', Outcome.Accepted)}, started: {string.Join(' ', Outcome.Started)}, stale: "
                + $"{string.Join(' ', Outcome.Stale)}"
        );
    }

    protected override Command<CompleteOutcome> Create() => new CompleteCommand(results);

    private void End(ModelBatch batch, ModelTranscript transcript, TranscriptResult result)
    {
        var cost = result.Succeeded ? batch.Model.Price(transcript.ModelName, result.AudioMilliseconds, batch.Now) : 0;
        batch.End(
            transcript,
            result.Succeeded ? TranscriptStatus.Completed : TranscriptStatus.Error,
            result.AudioMilliseconds,
            cost,
            this
        );
        if (result.Succeeded)
        {
            batch.Charge(
                transcript.Account,
                transcript.ApiKeyId,
                Product.SpeechToText,
                transcript.ModelName,
                result.AudioMilliseconds,
                cost
            );
        }
    }
}
