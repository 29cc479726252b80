using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Limits.Transcripts;

/// <summary>
/// Hands out the leases of a batch. First what the table has, oldest start first; what the workers would take beyond that goes to
/// what the batch itself starts, which is then written together with its lease: one write less for each.
/// </summary>
internal sealed class LeaseRows(CommandContext context) : RowSet
{
    /// <summary>
    /// Leases of a batch after which no further request is taken, so that its transaction stays short; who gets none asks again. A request
    /// is for 1,000 at most: the statement stays below the 5,000 rows at which SQL Server locks the table.
    /// </summary>
    private const int MaximumClaims = 3_000;

    /// <summary>Most requests of one batch: a server compares each with each free transcript.</summary>
    private const int MaximumRequests = 250;

    private readonly List<LeaseCommand> _requests = [];
    private readonly List<Line> _lines = [];

    /// <summary>A worker asks for transcripts.</summary>
    public void Add(LeaseCommand request) => _requests.Add(request);

    /// <summary>Keeps places for transcripts that are about to start, as far as there are workers for them.</summary>
    public Queue<LeasePlace> Reserve(string accountId, int count)
    {
        var places = new Queue<LeasePlace>();
        while (places.Count < count && Next(accountId) is { } place)
        {
            places.Enqueue(place);
        }

        context.WakesWaiting |= places.Count < count;
        return places;
    }

    /// <summary>The transcript, which has just started, with a lease when there is a worker for it.</summary>
    public Transcript Lease(Transcript started)
    {
        if (Next(started.AccountId) is { } place)
        {
            return place.Give(started);
        }

        context.WakesWaiting = true;
        return started;
    }

    /// <summary>Takes what is free in the table; nothing of the batch may have started there yet.</summary>
    public override async ValueTask WriteAsync()
    {
        foreach (var ofPrefix in _requests.GroupBy(request => request.AccountIdPrefix))
        {
            var line = new Line(ofPrefix.Key, ofPrefix, context.Now);
            _lines.Add(line);
            context.WakesWaiting |= line.Requests < ofPrefix.Count();
        }

        // One after the other, so that each prefix finds what the one before has left.
        var tables = context.Tables<ITranscriptTables>();
        var claims = _lines.Where(line => line.LooksInTable).Select(line => (Line: line, Claims: tables.ClaimOldest(line.Prefix, line.Offers))).ToList();
        if (claims.Count > 0)
        {
            await context.FlushAsync();
            claims.ForEach(claim => claim.Line.Take(claim.Claims.Value));
        }
    }

    /// <summary>Gives the workers what they got.</summary>
    public override void Collect() => _lines.ForEach(line => line.Collect());

    private LeasePlace? Next(string accountId)
    {
        foreach (var line in _lines)
        {
            if (line.Next(accountId) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>The workers that ask for the same accounts, in the order they came; places are counted through all of them.</summary>
    private sealed class Line
    {
        private readonly List<LeaseCommand> _requests = [];
        private readonly List<LeaseOffer> _offers = [];
        private readonly List<ClaimedTranscript> _taken = [];
        private long _place = 1;
        private int _offer;

        public Line(string prefix, IEnumerable<LeaseCommand> requests, DateTimeOffset now)
        {
            Prefix = prefix;
            var place = 1L;
            foreach (var request in requests.TakeWhile(_ => place <= MaximumClaims && _requests.Count < MaximumRequests))
            {
                var offer = request.Offer(place, now);
                LooksInTable |= request.LooksInTable;
                _requests.Add(request);
                _offers.Add(offer);
                place = offer.LastPlace + 1;
            }
        }

        public string Prefix { get; }

        public int Requests => _requests.Count;

        /// <summary>False when all of them have looked before, and wait for something to start.</summary>
        public bool LooksInTable { get; }

        public IReadOnlyList<LeaseOffer> Offers => _offers;

        public void Take(List<ClaimedTranscript> claimed)
        {
            _taken.AddRange(claimed);
            _place += claimed.Count;
        }

        /// <summary>The next place for a transcript of this account; null when all are taken or want other accounts.</summary>
        public LeasePlace? Next(string accountId)
        {
            while (_offer < _offers.Count && _offers[_offer].LastPlace < _place)
            {
                _offer++;
            }

            return _offer < _offers.Count && accountId.StartsWith(Prefix, StringComparison.Ordinal) ? new(_offers[_offer], _place++, _taken) : null;
        }

        public void Collect()
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
