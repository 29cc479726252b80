using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Sessions;

/// <summary>Sessions in the database.</summary>
internal sealed partial class PersonSessions(
    IDbContextFactory<ConsoleDbContext> contexts,
    AuditedWork work,
    TimeProvider clock,
    ILogger<PersonSessions> logger
) : IPersonSessions, ISignInStore
{
    /// <summary>Longer names of browsers are cut.</summary>
    public const int BrowserLength = 200;

    /// <summary>How long ended sessions are listed.</summary>
    public static readonly TimeSpan Listed = TimeSpan.FromDays(1);

    /// <summary>How long an answer of the database is taken for granted.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);

    /// <summary>How long a sign-in is good after the last request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>A person seen is noted so often.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    private const int MaximumRows = 500;
    private const int MaximumRemembered = 10_000;

    private readonly ConcurrentDictionary<string, Known> _known = [];

    public async Task<string> BeginAsync(
        Actor person,
        DateTimeOffset until,
        string? address,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var attempt = Guid.NewGuid().ToString("N");
        return await work.RunAsync(
            attempt,
            _ => id,
            async transaction =>
            {
                transaction.Context.Add(
                    new PersonSession
                    {
                        Id = id,
                        Number = 0,
                        PersonId = person.Id,
                        PersonName = person.Name,
                        Roles = string.Join(", ", person.Roles),
                        Address = Cut(address, ColumnLengths.Id),
                        Browser = Cut(browser, BrowserLength),
                        BegunAt = transaction.Now,
                        Until = until,
                        SeenAt = transaction.Now,
                    }
                );
                await transaction.AppendAsync(Draft(person, AuditActions.SignIn, attempt));
                return id;
            },
            cancellationToken
        );
    }

    public async Task EndAsync(string id, CancellationToken cancellationToken)
    {
        var attempt = Guid.NewGuid().ToString("N");
        await work.RunAsync(attempt, _ => true, transaction => EndAsync(id, attempt, transaction), cancellationToken);
        _known.TryRemove(id, out _);
    }

    public async ValueTask<bool> IsOpenAsync(string id, CancellationToken cancellationToken)
    {
        var now = Now();
        if (_known.TryGetValue(id, out var known) && now - known.AskedAt < Remembered && now >= known.AskedAt)
        {
            return known.IsOpen && now < known.Until;
        }

        try
        {
            var asked = await AskAsync(id, now, cancellationToken);
            Remember(id, asked);
            return asked.IsOpen;
        }
        catch (Exception exception)
            when (exception
                    is DbException
                        or TimeoutException
                        or IOException
                        or InvalidOperationException { InnerException: DbException }
                && !cancellationToken.IsCancellationRequested
            )
        {
            LogUnknown(exception.Message);
            return known is null || (known.IsOpen && now < known.Until);
        }
    }

    public async Task<IReadOnlyList<PersonSession>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ManageSessions);
        var now = Now();
        var since = now - Listed;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .PersonSessions.AsNoTracking()
            .Where(session => session.Until > since && (session.EndedAt == null || session.EndedAt > since))
            .OrderByDescending(session => session.EndedAt == null && session.Until > now)
            .ThenByDescending(session => session.BegunAt)
            .ThenByDescending(session => session.Number)
            .Take(MaximumRows)
            .ToListAsync(cancellationToken);
    }

    public async Task<RevokeOutcome> RevokeAsync(
        Actor actor,
        RevokeRequest request,
        CancellationToken cancellationToken
    )
    {
        if (Justification.ReasonProblem(request.Reason) is { } problem)
        {
            return new RevokeOutcome.Refused(problem);
        }

        var revoked = await work.RunAsync(
            request.CorrelationId,
            earlier => Repeat(request, earlier),
            transaction => RevokeAsync(actor, request, transaction),
            cancellationToken
        );
        _known.Clear();
        return revoked;
    }

    private static async Task<bool> EndAsync(string id, string attempt, AuditedTransaction transaction)
    {
        var session = await transaction
            .Context.PersonSessions.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, transaction.CancellationToken);
        if (
            session is null
            || !session.IsOpen(transaction.Now)
            || await transaction
                .Context.PersonSessions.Where(row => row.Number == session.Number && row.EndedAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.EndedAt, transaction.Now),
                    transaction.CancellationToken
                ) != 1
        )
        {
            return false;
        }

        await transaction.AppendAsync(Draft(session.ToActor(), AuditActions.SignOut, attempt));
        return true;
    }

    private static AuditDraft Draft(Actor person, string action, string attempt) =>
        new()
        {
            Actor = person,
            Action = action,
            Outcome = AuditOutcome.Applied,
            CorrelationId = attempt,
        };

    private static async Task<RevokeOutcome> RevokeAsync(
        Actor actor,
        RevokeRequest request,
        AuditedTransaction transaction
    )
    {
        var session = await transaction
            .Context.PersonSessions.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Number == request.Number, transaction.CancellationToken);
        var rule =
            !actor.May(Permission.ManageSessions) ? SessionTexts.Forbidden
            : session is null || !session.IsOpen(transaction.Now) ? SessionTexts.Over
            : null;
        if (
            rule is null
            && await transaction
                .Context.PersonSessions.Where(row => row.Number == request.Number && row.EndedAt == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.EndedAt, transaction.Now)
                            .SetProperty(row => row.RevokedBy, actor.Name),
                    transaction.CancellationToken
                ) != 1
        )
        {
            rule = SessionTexts.Over;
        }

        var entry = await transaction.AppendAsync(
            new()
            {
                Actor = actor,
                Action = AuditActions.RevokeSession,
                Outcome =
                    rule is null ? AuditOutcome.Applied
                    : rule == SessionTexts.Forbidden ? AuditOutcome.Forbidden
                    : AuditOutcome.Refused,
                Before = Json(request.Number, session),
                Rule = rule,
                Reason = request.Reason.Trim(),
                CorrelationId = request.CorrelationId,
            }
        );
        return rule is null
            ? new RevokeOutcome.Revoked(session!.PersonName, entry.Sequence)
            : new RevokeOutcome.Refused(rule);
    }

    private static RevokeOutcome Repeat(RevokeRequest request, AuditEntry earlier) =>
        earlier.Action != AuditActions.RevokeSession || AuditedSession.Read(earlier.Before)?.Session != request.Number
            ? new RevokeOutcome.Refused(SessionTexts.OtherAttempt)
        : earlier.Outcome == AuditOutcome.Applied
            ? new RevokeOutcome.Revoked(AuditedSession.Read(earlier.Before)!.Person ?? "", earlier.Sequence)
        : new RevokeOutcome.Refused(earlier.Rule ?? SessionTexts.Over);

    private static string Json(long number, PersonSession? session) =>
        new AuditedSession(number, session?.PersonName, session?.PersonId).Write();

    private async Task<Known> AskAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var session = await context
            .PersonSessions.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (session is null || !session.IsOpen(now))
        {
            return new(now, IsOpen: false, now);
        }

        if (now - session.SeenAt >= NotedEvery)
        {
            await context
                .PersonSessions.Where(row => row.Number == session.Number && row.SeenAt < now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellationToken);
        }

        return new(now, IsOpen: true, session.Until);
    }

    private void Remember(string id, Known known)
    {
        if (_known.Count >= MaximumRemembered)
        {
            _known.Clear();
        }

        _known[id] = known;
    }

    /// <summary>To the millisecond, as the database keeps it.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    private static string? Cut(string? text, int length) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= length ? text
        : text[..length];

    [LoggerMessage(
        LogLevel.Warning,
        "Whether a sign-in is still good is not known, what was known last holds: {Cause}"
    )]
    private partial void LogUnknown(string cause);

    private sealed record Known(DateTimeOffset AskedAt, bool IsOpen, DateTimeOffset Until);
}
