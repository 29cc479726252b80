using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// Hands out the leases of a batch. First what the table has, oldest start first; what the workers would take beyond
/// that goes to what the batch itself starts, which is then written together with its lease: one write less for each.
/// </summary>
internal sealed class LeaseRows(CommandContext context) : RowSet
{
    /// <summary>
    /// Leases of a batch after which no further request is taken, so that its transaction stays short; who gets none
    /// asks again. A request is for 1,000 at most: the statement stays below the 5,000 rows at which SQL Server locks
    /// the table.
    /// </summary>
    private const int MaximumClaims = 3_000;

    /// <summary>Most requests of one batch: a server compares each with each free transcript.</summary>
    private const int MaximumRequests = 250;

    private readonly List<LeaseCommand> _requests = [];
    private readonly List<LeaseOffer> _offers = [];
    private readonly List<ClaimedTranscript> _taken = [];
    private long _place = 1;
    private int _offer;

    /// <summary>
    /// A worker asks for transcripts. Places are counted through all workers, in the order they came.
    /// </summary>
    public void Add(LeaseCommand request) => _requests.Add(request);

    /// <summary>Keeps places for transcripts that are about to start, as far as there are workers for them.</summary>
    public Queue<LeasePlace> Reserve(int count)
    {
        var places = new Queue<LeasePlace>();
        while (places.Count < count && Next() is { } place)
        {
            places.Enqueue(place);
        }

        context.WakesWaiting |= places.Count < count;
        return places;
    }

    /// <summary>The transcript, which has just started, with a lease when there is a worker for it.</summary>
    public Transcript Lease(Transcript started)
    {
        if (Next() is { } place)
        {
            return place.Give(started);
        }

        context.WakesWaiting = true;
        return started;
    }

    /// <summary>Takes what is free in the table; nothing of the batch may have started there yet.</summary>
    public override async ValueTask WriteAsync()
    {
        var place = 1L;
        var looksInTable = false;
        foreach (var request in _requests.TakeWhile(_ => place <= MaximumClaims && _offers.Count < MaximumRequests))
        {
            var offer = request.Offer(place, context.Now);
            looksInTable |= request.LooksInTable;
            _offers.Add(offer);
            place = offer.LastPlace + 1;
        }

        context.WakesWaiting |= _offers.Count < _requests.Count;

        // When all of them have looked before, they wait for something to start.
        if (looksInTable)
        {
            var claims = context.Tables<ITranscriptTables>().ClaimOldest(_offers);
            await context.FlushAsync();
            _taken.AddRange(claims.Value);
            _place += claims.Value.Count;
        }
    }

    /// <summary>Gives the workers what they got.</summary>
    public override void Collect()
    {
        var request = 0;
        foreach (var taken in _taken.OrderBy(taken => taken.Place))
        {
            while (_offers[request].LastPlace < taken.Place)
            {
                request++;
            }

            _requests[request].Take(taken.Transcript);
        }
    }

    /// <summary>The next place; null when all are taken.</summary>
    private LeasePlace? Next()
    {
        while (_offer < _offers.Count && _offers[_offer].LastPlace < _place)
        {
            _offer++;
        }

        return _offer < _offers.Count ? new(_offers[_offer], _place++, _taken) : null;
    }
}

/// <summary>A worker's place for one transcript.</summary>
internal sealed record LeasePlace(LeaseOffer Offer, long Place, List<ClaimedTranscript> Taken)
{
    /// <summary>The transcript with its lease.</summary>
    public Transcript Give(Transcript started)
    {
        var leased = Offer.Give(started, Place);
        Taken.Add(new(leased, Place));
        return leased;
    }
}
