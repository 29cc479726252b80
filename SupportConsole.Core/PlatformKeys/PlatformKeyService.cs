using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.PlatformKeys;

/// <inheritdoc cref="IPlatformKeys"/>
internal sealed class PlatformKeyService(
    IDbContextFactory<ConsoleDbContext> contexts,
    AuditedWork work,
    PlatformKeyVerifier verifier,
    SettingsKeys settings,
    TimeProvider clock
) : IPlatformKeys
{
    /// <summary>Keys that may work at a time: every node holds them all in memory.</summary>
    public const int MaximumKeys = 500;

    /// <summary>
    /// How long ended keys are listed; the audit knows them for ever. One that expired holds its name, and stays.
    /// </summary>
    public static readonly TimeSpan Listed = TimeSpan.FromDays(90);

    public async Task<PlatformKeyList> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ManagePlatformKeys);
        var now = clock.GetUtcNow();
        var since = now - Listed;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context
            .PlatformKeys.AsNoTracking()
            .Where(key =>
                (key.RevokedAt == null && (key.RotatedAt == null || key.ExpiresAt > since)) || key.RevokedAt > since
            )
            .OrderByDescending(key => key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now))
            .ThenByDescending(key => key.CreatedAt)
            .ThenByDescending(key => key.Number)
            .Take(2 * MaximumKeys)
            .ToListAsync(cancellationToken);
        return new(keys, settings.Callers);
    }

    public async Task<PlatformKeyOutcome> ExecuteAsync(
        Actor actor,
        PlatformKeyRequest request,
        CancellationToken cancellationToken
    )
    {
        var problems = PlatformKeyRules.Validate(request, clock.GetUtcNow());
        if (problems.Count > 0)
        {
            return new PlatformKeyOutcome.Invalid(problems);
        }

        var outcome = await work.RunAsync(
            request.CorrelationId,
            earlier => Repeat(request, earlier),
            transaction => TryAsync(actor, request, transaction),
            cancellationToken
        );

        // What this node remembers is older; the others read it again within seconds.
        verifier.Forget();
        return outcome;
    }

    private Task<PlatformKeyOutcome> TryAsync(
        Actor actor,
        PlatformKeyRequest request,
        AuditedTransaction transaction
    ) =>
        request switch
        {
            PlatformKeyCreation create => CreateAsync(actor, create, transaction),
            PlatformKeyRotation rotate => RotateAsync(actor, rotate, transaction),
            PlatformKeyRevocation revoke => RevokeAsync(actor, revoke, transaction),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, null),
        };

    private async Task<PlatformKeyOutcome> CreateAsync(
        Actor actor,
        PlatformKeyCreation request,
        AuditedTransaction transaction
    )
    {
        var name = request.Name.Trim();
        var wanted = new AuditedPlatformKey
        {
            Name = name,
            Scopes = PlatformScopeNames.Join(request.Scopes),
            ExpiresAt = request.ExpiresAt,
        };
        var draft = Draft(actor, request, AuditActions.CreatePlatformKey) with { After = wanted.Write() };
        if (!actor.May(Permission.ManagePlatformKeys))
        {
            return await RefuseAsync(transaction, draft, PlatformKeyTexts.Forbidden);
        }

        // Few rows; case does not count, which engines see differently.
        var names = await transaction
            .Context.PlatformKeys.Where(key => key.RevokedAt == null && key.RotatedAt == null)
            .Select(key => key.Name)
            .ToListAsync(transaction.CancellationToken);
        var rule =
            settings.Callers.Any(caller => PlatformKeyRules.IsSameName(caller.Name, name))
                ? PlatformKeyTexts.NameInSettings(name)
            : names.Exists(other => PlatformKeyRules.IsSameName(other, name)) ? PlatformKeyTexts.NameTaken(name)
            : await FindTooManyAsync(transaction);
        return rule is null
            ? await MakeAsync(actor, name, request.Scopes, request.ExpiresAt, oldUntil: null, transaction, draft)
            : await RefuseAsync(transaction, draft, rule);
    }

    private static async Task<PlatformKeyOutcome> RotateAsync(
        Actor actor,
        PlatformKeyRotation request,
        AuditedTransaction transaction
    )
    {
        var old = await FindAsync(request.Number, transaction);
        var draft = Draft(actor, request, AuditActions.RotatePlatformKey) with { Before = Json(request.Number, old) };
        var rule =
            !actor.May(Permission.ManagePlatformKeys) ? PlatformKeyTexts.Forbidden
            : old is null ? PlatformKeyTexts.Gone
            : old.RevokedAt is not null ? PlatformKeyTexts.RevokedKeyRotated
            : old.RotatedAt is not null ? PlatformKeyTexts.RotatedAlready
            : await FindTooManyAsync(transaction);
        if (rule is not null)
        {
            return await RefuseAsync(transaction, draft, rule);
        }

        var overlap = transaction.Now + request.Overlap;
        var until = old!.ExpiresAt is { } end && end < overlap ? end : overlap;
        Expect(
            await transaction
                .Context.PlatformKeys.Where(key =>
                    key.Number == old.Number && key.RevokedAt == null && key.RotatedAt == null
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(key => key.RotatedAt, transaction.Now).SetProperty(key => key.ExpiresAt, until),
                    transaction.CancellationToken
                ),
            nameof(PlatformKeyRotation)
        );
        return await MakeAsync(actor, old.Name, old.Scopes, request.ExpiresAt, until, transaction, draft);
    }

    private static async Task<PlatformKeyOutcome> RevokeAsync(
        Actor actor,
        PlatformKeyRevocation request,
        AuditedTransaction transaction
    )
    {
        var key = await FindAsync(request.Number, transaction);
        var draft = Draft(actor, request, AuditActions.RevokePlatformKey) with { Before = Json(request.Number, key) };
        var rule = !actor.May(Permission.ManagePlatformKeys)
            ? PlatformKeyTexts.Forbidden
            : key?.StateAt(transaction.Now) switch
            {
                null => PlatformKeyTexts.Gone,
                PlatformKeyState.Revoked => PlatformKeyTexts.RevokedAlready,

                // Its name is free once it is revoked.
                PlatformKeyState.Expired when key.RotatedAt is not null => PlatformKeyTexts.ExpiredAlready,
                _ => null,
            };
        if (rule is not null)
        {
            return await RefuseAsync(transaction, draft, rule);
        }

        Expect(
            await transaction
                .Context.PlatformKeys.Where(row => row.Number == request.Number && row.RevokedAt == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.RevokedAt, transaction.Now)
                            .SetProperty(row => row.RevokedBy, actor.Name),
                    transaction.CancellationToken
                ),
            nameof(PlatformKeyRevocation)
        );
        var entry = await transaction.AppendAsync(draft);
        return new PlatformKeyOutcome.Revoked(key!.Name, key.Prefix, entry.Sequence);
    }

    private static async Task<PlatformKeyOutcome> MakeAsync(
        Actor actor,
        string name,
        PlatformScopes scopes,
        DateTimeOffset? expiresAt,
        DateTimeOffset? oldUntil,
        AuditedTransaction transaction,
        AuditDraft draft
    )
    {
        var secret = PlatformKeySecret.Format.Create();
        var key = new PlatformKey
        {
            Number = 0,
            Name = name,
            Prefix = PlatformKeySecret.Format.PrefixOf(secret),
            Hash = SecretFormat.HashOf(secret),
            Scopes = scopes,
            CreatedAt = transaction.Now,
            CreatedBy = actor.Name,
            ExpiresAt = expiresAt,
        };
        transaction.Context.PlatformKeys.Add(key);
        await transaction.Context.SaveChangesAsync(transaction.CancellationToken);
        var made = AuditedPlatformKey.Of(key) with { OldKeyUntil = oldUntil };
        var entry = await transaction.AppendAsync(draft with { After = made.Write() });
        return new PlatformKeyOutcome.Made(name, key.Prefix, secret, oldUntil, entry.Sequence);
    }

    private static async Task<PlatformKeyOutcome> RefuseAsync(
        AuditedTransaction transaction,
        AuditDraft draft,
        string rule
    )
    {
        var outcome = rule == PlatformKeyTexts.Forbidden ? AuditOutcome.Forbidden : AuditOutcome.Refused;
        var entry = await transaction.AppendAsync(draft with { Outcome = outcome, Rule = rule });
        return new PlatformKeyOutcome.Refused(rule, entry.Sequence);
    }

    private static PlatformKeyOutcome Repeat(PlatformKeyRequest request, AuditEntry earlier)
    {
        var (before, after) = (AuditedPlatformKey.Read(earlier.Before), AuditedPlatformKey.Read(earlier.After));
        return (request, earlier.Action) switch
        {
            _ when earlier.Outcome != AuditOutcome.Applied => new PlatformKeyOutcome.Refused(
                earlier.Rule ?? PlatformKeyTexts.OtherAttempt,
                earlier.Sequence
            ),
            (PlatformKeyCreation create, AuditActions.CreatePlatformKey)
                when after is { Prefix: { } prefix } && after.Name == create.Name.Trim() =>
                new PlatformKeyOutcome.MadeBefore(prefix, earlier.Sequence),
            (PlatformKeyRotation rotate, AuditActions.RotatePlatformKey)
                when after is { Prefix: { } prefix } && before?.Key == rotate.Number =>
                new PlatformKeyOutcome.MadeBefore(prefix, earlier.Sequence),
            (PlatformKeyRevocation revoke, AuditActions.RevokePlatformKey) when before?.Key == revoke.Number =>
                new PlatformKeyOutcome.Revoked(before.Name ?? "", before.Prefix ?? "", earlier.Sequence),
            _ => new PlatformKeyOutcome.Refused(PlatformKeyTexts.OtherAttempt, earlier.Sequence),
        };
    }

    private static Task<PlatformKey?> FindAsync(long number, AuditedTransaction transaction) =>
        transaction
            .Context.PlatformKeys.AsNoTracking()
            .FirstOrDefaultAsync(key => key.Number == number, transaction.CancellationToken);

    private static async Task<string?> FindTooManyAsync(AuditedTransaction transaction) =>
        await transaction
            .Context.PlatformKeys.Where(PlatformKeyVerifier.WorksAt(transaction.Now))
            .CountAsync(transaction.CancellationToken)
            is var count
                and >= MaximumKeys
            ? PlatformKeyTexts.TooMany(count)
            : null;

    private static AuditDraft Draft(Actor actor, PlatformKeyRequest request, string action) =>
        new()
        {
            Actor = actor,
            Action = action,
            Outcome = AuditOutcome.Applied,
            Reason = request.Reason.Trim(),
            CorrelationId = request.CorrelationId,
        };

    private static string Json(long number, PlatformKey? key) =>
        (key is null ? new() { Key = number } : AuditedPlatformKey.Of(key)).Write();

    private static void Expect(int met, string statement)
    {
        if (met != 1)
        {
            // Somebody else was faster: the transaction begins again and meets what they did.
            throw new StoreConflictException(statement, 1, met);
        }
    }
}
