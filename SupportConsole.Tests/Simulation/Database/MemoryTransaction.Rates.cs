using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Tests.Simulation.Database;

internal partial class MemoryTransaction
{
    public Pending<List<string>> FindSessionAccounts(IReadOnlyCollection<string> ids) =>
        Query(nameof(FindSessionAccounts), () =>
            ids.Select(tables.Sessions.GetValueOrDefault)
                .OfType<StreamingSession>()
                .Select(session => session.AccountId)
        );

    public Pending<List<StreamingSession>> FindOverdueSessions(DateTimeOffset openedUntil, int max) =>
        Query(nameof(FindOverdueSessions), () =>
            FoundOverdue = [
                .. tables
                    .OpenSessions.Select(id => tables.Sessions[id])
                    .Where(session => session.OpenedAt <= openedUntil)
                    .OrderBy(session => session.OpenedAt)
                    .Take(max),
            ]
        );

    public virtual Pending<List<StreamingSession>> FindSessions(IReadOnlyCollection<string> ids) =>
        Query(nameof(FindSessions), () => ids.Select(tables.Sessions.GetValueOrDefault).OfType<StreamingSession>());

    public virtual Pending<List<StreamingMinute>> FindStreamingMinutes(IReadOnlyCollection<string> accountIds) =>
        Query(nameof(FindStreamingMinutes), () =>
            accountIds.Select(tables.LatestStreamingMinute).OfType<StreamingMinute>()
        );

    public virtual Pending<List<LemurWindowRow>> FindLemurWindows(IReadOnlyCollection<string> accountIds) =>
        Query(nameof(FindLemurWindows), () =>
            accountIds.Select(tables.LemurWindows.GetValueOrDefault).OfType<LemurWindowRow>()
        );

    public virtual void DropFromStreamingMinutes(IReadOnlyCollection<StreamingMinute> minutes) =>
        Write(nameof(DropFromStreamingMinutes), () => Changes.SetBack.AddRange(minutes));

    public virtual void AddStreamingMinutes(IReadOnlyCollection<StreamingMinute> minutes) =>
        Write(nameof(AddStreamingMinutes), () => Changes.StreamingMinutes.AddRange(minutes));

    public virtual void AddLemurMinutes(IReadOnlyCollection<LemurMinute> minutes) =>
        Write(nameof(AddLemurMinutes), () => Changes.LemurMinutes.AddRange(minutes));

    public virtual Pending<List<RateRequest>> FindRateRequests(IReadOnlyCollection<RateRequestKey> keys) =>
        Query(nameof(FindRateRequests), () => keys.Select(tables.RateRequests.GetValueOrDefault).OfType<RateRequest>());

    public virtual void SaveRateRequests(IReadOnlyCollection<RateRequest> requests) =>
        Write(nameof(SaveRateRequests), () => Changes.RateRequests.AddRange(requests));

    public void InsertSessions(IReadOnlyCollection<StreamingSession> sessions) =>
        Write(nameof(InsertSessions), async () =>
        {
            foreach (var session in sessions)
            {
                await LockAsync(LockedTable.Session, session.Id);
                DemandUnique(tables.Sessions.ContainsKey(session.Id), session.Id);
                Changes.Sessions[session.Id] = session;
            }
        });

    public virtual void EndSessions(IReadOnlyCollection<StreamingSession> sessions) =>
        Write(nameof(EndSessions), async () =>
        {
            var met = 0;
            foreach (var session in sessions)
            {
                await LockAsync(LockedTable.Session, session.Id);
                if (
                    (Changes.Sessions.GetValueOrDefault(session.Id) ?? tables.Sessions.GetValueOrDefault(session.Id)) is
                    { EndedAt: null }
                )
                {
                    Changes.Sessions[session.Id] = session;
                    met++;
                }
            }

            Demand(nameof(EndSessions), sessions.Count, met);
        });

    public void DeleteSessions(IReadOnlyCollection<string> ids) =>
        throw new NotSupportedException("No operation of the simulation deletes sessions.");

    public virtual void SaveLemurWindows(IReadOnlyCollection<LemurWindowRow> windows) =>
        Write(nameof(SaveLemurWindows), async () =>
        {
            var met = 0;
            foreach (var window in windows)
            {
                await LockAsync(LockedTable.LemurWindow, window.AccountId);
                if ((tables.LemurWindows.GetValueOrDefault(window.AccountId)?.Version ?? 0) == window.Version - 1)
                {
                    Changes.LemurWindows.Add(window);
                    met++;
                }
            }

            Demand(nameof(SaveLemurWindows), windows.Count, met);
        });
}
