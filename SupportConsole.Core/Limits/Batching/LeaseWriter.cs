using SupportConsole.Core.Limits.Store;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Hands out leases: at the end of the batch, so that what it started is already there.</summary>
internal sealed class LeaseWriter
{
    /// <summary>Most leases of one batch, so that its transaction stays short; who gets none asks again.</summary>
    private const int MaximumClaims = 5_000;

    /// <summary>Most requests of one batch: a server compares each with each free transcript.</summary>
    private const int MaximumRequests = 250;

    private readonly List<(IReadOnlyList<LeaseCommand> Requests, IReadOnlyList<LeaseOffer> Offers, Pending<List<ClaimedTranscript>> Claims)> _handedOut = [];

    public void Write(LimitBatch batch, ILimitTransaction transaction)
    {
        // One after the other, so that each prefix finds what the one before has left.
        foreach (var ofPrefix in batch.LeaseRequests.GroupBy(request => request.AccountIdPrefix))
        {
            var (requests, offers) = (new List<LeaseCommand>(), new List<LeaseOffer>());
            var place = 1L;
            foreach (var request in ofPrefix.TakeWhile(_ => place <= MaximumClaims && requests.Count < MaximumRequests))
            {
                var offer = request.Offer(place, batch.Now);
                requests.Add(request);
                offers.Add(offer);
                place = offer.LastPlace + 1;
            }

            _handedOut.Add((requests, offers, transaction.ClaimOldest(ofPrefix.Key, offers)));
        }
    }

    /// <summary>Gives the workers what they got, once the writes are flushed.</summary>
    public void Collect()
    {
        foreach (var (requests, offers, claims) in _handedOut)
        {
            var request = 0;
            foreach (var claim in claims.Value.OrderBy(claim => claim.Place))
            {
                while (offers[request].LastPlace < claim.Place)
                {
                    request++;
                }

                requests[request].Take(claim.Transcript);
            }
        }
    }
}
