using SupportConsole.Core.Limits.Store;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits.Batching;

/// <summary>Writes renewals and hands out leases: at the end of the batch, so that what it started is already there.</summary>
internal static class LeaseWriter
{
    /// <summary>Most leases of one batch, so that its transaction stays short; who gets none asks again.</summary>
    private const int MaximumClaims = 5_000;

    public static async Task WriteAsync(LimitBatch batch, ILimitTransaction transaction)
    {
        if (batch.Renewed.Count > 0)
        {
            await transaction.RenewAsync(batch.Renewed.Values);
        }

        foreach (var requests in batch.LeaseRequests.GroupBy(request => request.AccountIdPrefix))
        {
            var leasable = await transaction.FindLeasableAsync(requests.Key, (int)Math.Min(MaximumClaims, requests.Sum(request => (long)request.Max)));
            if (leasable.Count > 0)
            {
                // Written before the next prefix is looked at, which then finds what is left.
                await transaction.ClaimAsync(Distribute(leasable, requests, batch.Now));
            }
        }
    }

    private static List<Transcript> Distribute(IEnumerable<Transcript> leasable, IEnumerable<LeaseCommand> requests, DateTimeOffset now)
    {
        var claimed = new List<Transcript>();
        using var next = leasable.GetEnumerator();
        foreach (var request in requests)
        {
            for (var taken = 0; taken < request.Max && next.MoveNext(); taken++)
            {
                claimed.Add(request.Take(next.Current, now));
            }
        }

        return claimed;
    }
}
