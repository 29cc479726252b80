using SupportConsole.Core.Cancellation;
using SupportConsole.Core.QueuePauses;
using SupportConsole.Core.Retention;
using SupportConsole.Tests.Simulation.Model;
using SupportConsole.Tests.Simulation.Operations;

namespace SupportConsole.Tests.Simulation;

/// <content>Queues: cancelled by one and by all, paused, and what has finished deleted.</content>
internal sealed partial class Workload
{
    private readonly List<CancelRequest> _cancels = [];
    private readonly List<QueuePauseRequest> _pauses = [];

    /// <summary>Lets a paused queue go on.</summary>
    public static Operation Resume(ModelAccount account) =>
        new PauseOperation(
            Manager,
            new(
                account.Id,
                DateTimeOffset.FromUnixTimeMilliseconds(account.PausedUntil!.Value),
                Until: null,
                "the end of the world",
                "SUP-1",
                $"resume-{account.Id}-{account.PauseEntry}"
            )
        );

    private Operation Cancel()
    {
        if (_random.Next(3) > 0)
        {
            return new CancelByRequestOperation(AnyTranscript());
        }

        var actor = _random.Next(20) == 0 ? Approver : Pick(Engineer, Manager);
        if (_cancels.Count > 0 && _random.Next(5) == 0)
        {
            var repeated = _cancels[_random.Next(_cancels.Count)];
            return new CancelByPersonOperation(
                actor,
                _random.Next(8) == 0 ? repeated with { TranscriptId = AnyTranscript() } : repeated
            );
        }

        var id = AnyTranscript();
        var request = new CancelRequest(
            _random.Next(20) > 0 && _model.Transcripts.TryGetValue(id, out var transcript)
                ? transcript.Account.Id
                : Known(),
            id,
            "the customer asked for it",
            "SUP-1",
            $"cancel-{_drawn}"
        );
        _cancels.Add(request);
        return new CancelByPersonOperation(actor, request);
    }

    private CancelQueueOperation CancelQueue()
    {
        var accountId = _random.Next(20) == 0 ? "nobody" : Known();
        var last = (_model.Accounts.GetValueOrDefault(accountId)?.NextSequence ?? 1) - 1;
        return new(new(accountId, Math.Max(1, last - Pick(0, 0, 3, 20)), Pick(1, 5, 50)));
    }

    private PauseOperation Pause()
    {
        var actor = _random.Next(20) == 0 ? Approver : Pick(Engineer, Manager);
        if (_pauses.Count > 0 && _random.Next(6) == 0)
        {
            return new(actor, _pauses[_random.Next(_pauses.Count)]);
        }

        var accountId = _random.Next(50) == 0 ? "nobody" : Known();
        var seen = _random.Next(8) == 0 ? null : _model.Accounts.GetValueOrDefault(accountId)?.PausedUntil;
        var request = new QueuePauseRequest(
            accountId,
            seen is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            seen is not null && _random.Next(2) == 0
                ? null
                : DateTimeOffset
                    .FromUnixTimeMilliseconds(_time.Now)
                    .AddMilliseconds(Pick(-1, 59_000, 400_000, 900_000, 7_200_000, 8_000_000_000)),
            "their release went wrong",
            "SUP-1",
            $"pause-{_drawn}"
        );
        _pauses.Add(request);
        return new(actor, request);
    }

    /// <summary>Every node looks at what is due.</summary>
    private Operation EndPause()
    {
        var paused = _model.Accounts.Values.Where(account => account.PauseEntry is not null).ToList();
        if (paused.Count == 0)
        {
            return Pause();
        }

        var account = paused[_random.Next(paused.Count)];
        return new EndPauseOperation(account.Id, account.PauseEntry!.Value);
    }

    private DeleteOperation Delete()
    {
        var accountId = Known();
        var found = _model
            .Transcripts.Values.Where(transcript =>
                transcript.Account.Id == accountId && transcript.FinishedAt is not null
            )
            .Take(Pick(1, 5, 40))
            .Select(transcript => new FoundTranscript(
                transcript.Id,
                transcript.Sequence,
                DateTimeOffset.FromUnixTimeMilliseconds(transcript.FinishedAt!.Value)
            ))
            .ToList();
        return new(accountId, found, TimeSpan.FromSeconds(Pick(0, 60, 3_600)));
    }

    /// <summary>One that waits, mostly; else one of any state, or of nobody.</summary>
    private string AnyTranscript()
    {
        var account = _model.Accounts.GetValueOrDefault(Known());
        return account?.Waiting.Count > 0 && _random.Next(4) > 0
                ? account.Waiting.Values.ElementAt(_random.Next(account.Waiting.Count)).Id
            : _parties.Ids.Count > 0 && _random.Next(10) > 0
                ? _parties.Ids.ElementAt(_random.Next(_parties.Ids.Count)).Id
            : $"unknown-{_drawn}";
    }
}
