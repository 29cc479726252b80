using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>Looks up what a customer names: a session by its id, an attempt by the caller's own name for it.</summary>
internal static class SessionQueries
{
    public static async Task<SessionFinding> FindSessionAsync(
        this ConsoleDbContext context,
        string accountId,
        string id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await context.SessionAsync(accountId, id, cancellationToken)
        ?? await context.AttemptAsync(accountId, id, now, cancellationToken)
        ?? new SessionFinding.Nothing(id);

    private static async Task<SessionFinding?> SessionAsync(
        this ConsoleDbContext context,
        string accountId,
        string id,
        CancellationToken cancellationToken
    )
    {
        var found = await context
            .StreamingSessions.AsNoTracking()
            .Where(session => session.Id == id && session.AccountId == accountId)
            .Select(session => new
            {
                Session = session,
                Project = context
                    .Set<Project>()
                    .Where(project => project.AccountId == accountId && project.Id == session.ProjectId)
                    .Select(project => project.Name)
                    .FirstOrDefault(),
                Key = context
                    .Set<ApiKey>()
                    .Where(key => key.AccountId == accountId && key.Id == session.ApiKeyId)
                    .Select(key => key.Name)
                    .FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new SessionFinding.Session(found.Session, found.Project ?? found.Session.ProjectId, found.Key);
    }

    /// <summary>The attempt under the caller's name for it: the session that it opened, or why it was refused.</summary>
    private static async Task<SessionFinding?> AttemptAsync(
        this ConsoleDbContext context,
        string accountId,
        string id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var kept = now - RateRequest.Kept;
        var attempt = await context
            .Set<RateRequestRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(
                request =>
                    request.AccountId == accountId
                    && request.Kind == RateRequestKind.Stream
                    && request.RequestId == id
                    && request.DecidedAt > kept,
                cancellationToken
            );
        return attempt is null
            ? null
            : JsonSerializer.Deserialize<StreamOutcome>(attempt.Answer) switch
            {
                StreamOutcome.Opened opened => await context.SessionAsync(
                    accountId,
                    opened.SessionId,
                    cancellationToken
                ),
                StreamOutcome.LimitReached => new SessionFinding.RefusedAttempt(
                    id,
                    attempt.DecidedAt,
                    LimitTexts.TooManySessions
                ),
                StreamOutcome.Refused refused => new SessionFinding.RefusedAttempt(
                    id,
                    attempt.DecidedAt,
                    refused.Message
                ),
                _ => null,
            };
    }
}
