using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// Transcripts in a batch. Written first what leaves its slot, then what is new, then what is cancelled, then the
/// starts: the oldest of all that wait by then are exactly those that the decisions started one after the other.
/// </summary>
internal sealed class TranscriptRows(CommandContext context) : RowSet
{
    private readonly Dictionary<string, Transcript> _transcripts = [];

    /// <summary>
    /// The leases as they stand in the table: what a write compares with, whatever the batch has renewed since.
    /// </summary>
    private readonly Dictionary<string, DateTimeOffset?> _leasesInTable = [];

    private readonly Dictionary<string, Transcript> _new = [];
    private readonly List<FinishedTranscript> _finished = [];
    private readonly List<Transcript> _requeued = [];
    private readonly List<ExpiredLease> _expired = [];
    private readonly List<Transcript> _canceled = [];
    private readonly List<string> _deleted = [];
    private readonly Dictionary<QueuePart, Pending<List<Transcript>>> _queueParts = [];
    private readonly Dictionary<string, Transcript> _renewed = [];
    private readonly HashSet<string> _placesWanted = [];
    private readonly Dictionary<string, TranscriptPlace> _places = [];
    private Pending<List<TranscriptPlace>>? _foundPlaces;

    /// <summary>How many expired leases to look for.</summary>
    public int MaximumExpired { get; set; }

    /// <summary>Transcripts whose lease was seen to have run out, before the lock.</summary>
    public IReadOnlyList<string> Expired { get; private set; } = [];

    /// <summary>Asks for transcripts; their accounts are locked.</summary>
    public void Require(string id) => context.Accounts.OwnersOf.Add(id);

    public Transcript? Find(string id) => _transcripts.GetValueOrDefault(id);

    /// <summary>Adds a new transcript; the batch sees it from now on.</summary>
    public void Add(Transcript transcript)
    {
        _new.Add(transcript.Id, transcript);
        _transcripts[transcript.Id] = transcript;
    }

    /// <summary>Records that a lease ran out; what becomes of its transcript follows.</summary>
    /// <param name="transcript">With the attempts it now has, still carrying its token.</param>
    public void Expire(Transcript transcript) => _expired.Add(new(AsInTable(transcript), context.Now));

    /// <summary>Ends a transcript; the batch sees it ended from now on.</summary>
    public void Finish(Transcript transcript, bool keepToken)
    {
        _finished.Add(new(AsInTable(transcript), keepToken));
        _renewed.Remove(transcript.Id);
        _transcripts[transcript.Id] = keepToken ? transcript : transcript with { LeaseToken = null };
    }

    /// <summary>Ends a transcript that waits; the batch sees it cancelled from now on.</summary>
    /// <param name="transcript">As it is from now on.</param>
    public void Cancel(Transcript transcript)
    {
        _canceled.Add(transcript);
        _transcripts[transcript.Id] = transcript;
    }

    /// <summary>
    /// Deletes a transcript that has ended; the batch sees it gone from now on. Not when a command before this one
    /// answers with it.
    /// </summary>
    /// <returns>False when it is left.</returns>
    public bool TryDelete(Transcript transcript)
    {
        if (_placesWanted.Contains(transcript.Id) || _canceled.Exists(other => other.Id == transcript.Id))
        {
            return false;
        }

        _deleted.Add(transcript.Id);
        return _transcripts.Remove(transcript.Id);
    }

    /// <summary>
    /// True for a new transcript of this batch that still waits: of those that wait the newest do, and whatever stands
    /// behind it is new as well.
    /// </summary>
    public bool StillWaits(Transcript added, AccountState state) =>
        _new.ContainsKey(added.Id)
        && added.Status == TranscriptStatus.Queued
        && _new.Keys.Count(id =>
            _transcripts.GetValueOrDefault(id) is { Status: TranscriptStatus.Queued } other
            && other.AccountId == added.AccountId
            && other.Sequence > added.Sequence
        ) < state.Queued;

    /// <summary>Asks for a part of an account's queue; the account is locked.</summary>
    public void Require(QueuePart part)
    {
        context.Accounts.Require(part.AccountId);
        _queueParts[part] = Pending<List<Transcript>>.Of([]);
    }

    /// <summary>The part as it stands in the tables.</summary>
    public IReadOnlyList<Transcript> Queue(QueuePart part) => _queueParts[part].Value;

    /// <summary>Puts a transcript back in line.</summary>
    /// <param name="transcript">With the attempts it now has, still carrying its token.</param>
    public void Requeue(Transcript transcript)
    {
        _requeued.Add(AsInTable(transcript));
        _renewed.Remove(transcript.Id);
        _transcripts[transcript.Id] = transcript with { Status = TranscriptStatus.Queued, LeaseToken = null };
    }

    public void Renew(Transcript transcript)
    {
        _renewed[transcript.Id] = transcript;
        _transcripts[transcript.Id] = transcript;
    }

    /// <summary>Asks where a transcript stands once the batch is written.</summary>
    public void RequirePlace(string id) => _placesWanted.Add(id);

    /// <summary>Where a transcript stands; known after the writes.</summary>
    public TranscriptPlace Place(string id) => _places[id];

    /// <summary>
    /// Expired leases are found before the lock, because they say which accounts to lock; they are looked at again
    /// under it.
    /// </summary>
    public override async Task FindAsync()
    {
        if (MaximumExpired > 0)
        {
            var expired = context
                .Tables<ITranscriptTables>()
                .FindExpired(await context.ReadClockAsync(), MaximumExpired);
            await context.FlushAsync();
            Expired = expired.Value;
            context.Accounts.OwnersOf.UnionWith(Expired);
        }
    }

    public override void Read()
    {
        foreach (var part in _queueParts.Keys.ToList())
        {
            _queueParts[part] = context.Tables<ITranscriptTables>().FindNewestQueued(part);
        }
    }

    public override void Load()
    {
        foreach (
            var transcript in context.Accounts.LockedTranscripts.Concat(
                _queueParts.Values.SelectMany(part => part.Value)
            )
        )
        {
            context.DemandLocked(transcript.AccountId);
            _transcripts[transcript.Id] = transcript;
            _leasesInTable[transcript.Id] = transcript.LeaseExpiresAt;
        }
    }

    public override async ValueTask WriteAsync()
    {
        var tables = context.Tables<ITranscriptTables>();
        var starting = context
            .Accounts.All.Where(account => account.Starts > 0)
            .ToDictionary(account => account.State.AccountId);

        // Before the new ones get theirs: those that waited are older.
        var leases = starting.Values.ToDictionary(
            account => account.State.AccountId,
            account => context.Leases.Reserve(account.Starts)
        );
        Writes.IfAny(_expired, tables.RecordExpired);
        Writes.IfAny(_finished, tables.Finish);
        Writes.IfAny(_requeued, tables.Requeue);

        // An id that is given again is a new transcript.
        Writes.IfAny(_deleted, tables.Delete);
        Writes.IfAny(
            [
                .. _new.Values.Select(added =>
                    added.Status == TranscriptStatus.Processing ? context.Leases.Lease(added) : added
                ),
            ],
            tables.Insert
        );
        Writes.IfAny(_canceled, tables.Cancel);
        var started = starting.Count == 0 ? [] : await StartAsync(tables, starting, leases);
        MarkWaiting(tables, started);
        Writes.IfAny(_renewed.Values, tables.Renew);
        _foundPlaces = _placesWanted.Count == 0 ? null : tables.FindPlaces([.. _placesWanted.Select(Wanted)]);
    }

    public override void Collect()
    {
        foreach (var place in _foundPlaces?.Value ?? [])
        {
            _places[place.Id] = place;
        }
    }

    /// <summary>
    /// Which transcripts start is known only here; the decisions that made room hear of them, and the minute of how
    /// long they waited.
    /// </summary>
    private async Task<List<Transcript>> StartAsync(
        ITranscriptTables tables,
        Dictionary<string, LimitedAccount> starting,
        Dictionary<string, Queue<LeasePlace>> leases
    )
    {
        var expected = starting.Values.Sum(account => account.Starts);
        var oldest = tables.FindOldest([
            .. starting.Values.Select(account => (account.State.AccountId, account.Starts)),
        ]);
        await context.FlushAsync();
        StoreConflictException.ThrowIfDifferent(nameof(ITranscriptTables.FindOldest), expected, oldest.Value.Count);
        var started = new List<Transcript>(expected);
        foreach (var ofAccount in oldest.Value.GroupBy(waiting => waiting.AccountId))
        {
            var (account, free) = (starting[ofAccount.Key], leases[ofAccount.Key]);
            var inOrder = ofAccount.OrderBy(waiting => waiting.Sequence).ToList();
            foreach (var waiting in inOrder)
            {
                var running = waiting.Start(context.Now);
                started.Add(free.TryDequeue(out var place) ? place.Give(running) : running);
                if (waiting.Attempts == 0)
                {
                    account.Tally.Waited(context.Now - waiting.SubmittedAt);
                }
            }

            account.Distribute(inOrder.Select(waiting => waiting.Id));
        }

        tables.Start(started);
        return started;
    }

    /// <summary>
    /// The oldest starts in a freed slot, which need not be the one that freed it: of the requeued, those that did not
    /// start wait, for the limit unless a pause alone holds them.
    /// </summary>
    private void MarkWaiting(ITranscriptTables tables, List<Transcript> started)
    {
        if (_requeued.Count == 0)
        {
            return;
        }

        var running = started.Select(transcript => transcript.Id).ToHashSet();
        var waiting = _requeued
            .Where(transcript => !running.Contains(transcript.Id) && !IsHeldByPause(transcript))
            .ToList();
        foreach (var transcript in waiting)
        {
            context.Accounts.Find(transcript.AccountId)!.CountThrottled();
        }

        Writes.IfAny([.. waiting.Select(transcript => transcript.Id)], tables.MarkWaiting);
    }

    private bool IsHeldByPause(Transcript requeued)
    {
        var state = context.Accounts.Find(requeued.AccountId)!.State;
        return EffectiveLimit.IsHeldByPause(state, state.Running, context.LimitOptions);
    }

    private WantedPlace Wanted(string id) =>
        new(id, context.Accounts.Find(_transcripts[id].AccountId)!.State.CanceledUpTo);

    private Transcript AsInTable(Transcript transcript)
    {
        var expiresAt = _leasesInTable[transcript.Id];
        return expiresAt == transcript.LeaseExpiresAt ? transcript : transcript with { LeaseExpiresAt = expiresAt };
    }
}
