using SupportConsole.Components.Shared;
using SupportConsole.Core.Audit;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Components.PlatformKeys;

/// <summary>Words of the page and its dialogs, beyond those of the rules (<see cref="PlatformKeyTexts"/>).</summary>
internal static class PlatformKeyWords
{
    public const string Title = "Platform keys";
    public const string Lead =
        "The speech platform's servers, workers and billing call the platform API with these keys. A key may make the "
        + "calls of its scopes and no others. Rotate a key to change its secret without an interruption: old and new "
        + "work side by side for a while. A revoked key is refused on every node within 5 seconds.";

    public const string AuditLead = "In the audit:";
    public const string Empty = "No keys were made here yet. Create one for each service, with the scopes it needs.";
    public const string New = "New key";
    public const string NameColumn = "Service";
    public const string StateColumn = "State";
    public const string PrefixColumn = "Begins with";
    public const string ScopesColumn = "Scopes";
    public const string CreatedColumn = "Created";
    public const string ByColumn = "Created by";
    public const string UntilColumn = "Works until";
    public const string UsedColumn = "Last used";
    public const string ActColumn = "Act";
    public const string NoEnd = "no end set";
    public const string SettingsTitle = "Keys of the settings";
    public const string SettingsLead =
        "They stand in the settings (Platform:Keys) and are changed there, with a restart of each node. Once a service "
        + "has a key from this page, take its key out of the settings.";

    public const string NameLabel = "Service that gets the key";
    public const string ScopesLabel = "Scopes: the calls that it may make";
    public const string OverlapLabel = "The old key works beside the new one for";
    public const string ExpiresLabel = "Stops working by itself at (optional)";
    public const string WorksUntil = "Works until";
    public const string WorksOn = "Works until it is rotated or revoked.";
    public const string NotATime = "This is no time. Write it as 2027-01-31 14:00, or leave it empty.";
    public const string SecretLabel = "Platform key";
    public const string SecretAdvice =
        "Put it into the service's own store of secrets, not into a ticket, a chat or a repository.";

    public const string SecretLost =
        "Your first try made the key, but its answer was lost on the way. The secret can never be shown again: rotate "
        + "or revoke this key.";

    public const string Unanswered =
        "The server did not confirm it, so it is not known whether it was done. Try again: the same attempt is never "
        + "made twice.";

    /// <summary>Entries of the audit about keys.</summary>
    public static IReadOnlyList<(string Text, string Action)> AuditLinks { get; } =
    [
        ("created", AuditActions.CreatePlatformKey),
        ("rotated", AuditActions.RotatePlatformKey),
        ("revoked", AuditActions.RevokePlatformKey),
    ];

    /// <summary>How long an old key may work beside the new one.</summary>
    public static IReadOnlyList<(string Key, string Text, TimeSpan Length)> Overlaps { get; } =
    [
        ("0h", "not at all: the old key is refused at once", TimeSpan.Zero),
        ("1h", "1 hour", TimeSpan.FromHours(1)),
        (PlatformKeyDialogModel.UsualOverlap, "24 hours", TimeSpan.FromHours(24)),
        ("7d", "7 days", TimeSpan.FromDays(7)),
        ("30d", "30 days", PlatformKeyRules.LongestOverlap),
    ];

    /// <summary>The same for the field.</summary>
    public static IReadOnlyList<(string Key, string Text)> OverlapOptions { get; } =
    [.. Overlaps.Select(choice => (choice.Key, choice.Text))];

    public static string Prefix(string prefix) => prefix + "…";

    public static string Scopes(PlatformScopes scopes) =>
        scopes == PlatformScopes.All ? "all" : PlatformScopeNames.Join(scopes);

    /// <summary>A scope with the calls that it stands for.</summary>
    public static string ScopeChoice(PlatformScopes scope) =>
        scope switch
        {
            PlatformScopes.Accounts => "accounts: register and update accounts",
            PlatformScopes.Limits => "limits: read an account's limits, explain decisions",
            PlatformScopes.Work => "work: transcripts, streams and LeMUR requests",
            PlatformScopes.Money => "money: record deposits",
            PlatformScopes.Keys => "keys: verify customers' API keys",
            _ => scope.ToString(),
        };

    public static string State(PlatformKey key, DateTimeOffset now) =>
        key.StateAt(now) switch
        {
            PlatformKeyState.Active => "active",
            PlatformKeyState.Expiring => "rotated, still works",
            PlatformKeyState.Expired => key.RotatedAt is null ? "expired" : "rotated, expired",
            _ => "revoked",
        };

    public static string RevokedBy(string person) => $"by {person}";

    /// <summary>The classes of a state's mark: what needs an eye is amber.</summary>
    public static string Pill(PlatformKeyState state) => state == PlatformKeyState.Expiring ? "pill amber" : "pill";

    /// <summary>When a key was last used, which is noted once a minute.</summary>
    public static string LastUsed(DateTimeOffset? at, DateTimeOffset now) =>
        at is not { } used ? "never"
        : now - used < TimeSpan.FromMinutes(2) ? "just now"
        : $"{Figures.Span(now - used)} ago";

    public static string Act(PlatformKeyDialogKind kind) => kind == PlatformKeyDialogKind.Rotate ? "Rotate" : "Revoke";

    public static string ActOn(PlatformKeyDialogKind kind, PlatformKey key) =>
        $"{Act(kind)} key {Prefix(key.Prefix)} of {key.Name}";

    public static string TitleOf(PlatformKeyDialogTarget target) =>
        target.Kind switch
        {
            PlatformKeyDialogKind.Create => "New platform key",
            PlatformKeyDialogKind.Rotate => $"Rotate the key of {target.Key!.Name}",
            _ => $"Revoke the key of {target.Key!.Name}?",
        };

    public static string? SubtitleOf(PlatformKeyDialogTarget target) =>
        target.Key is { } key ? $"{Prefix(key.Prefix)}, scopes: {Scopes(key.Scopes)}" : null;

    /// <summary>What the dialog will do, beforehand.</summary>
    public static string Effect(PlatformKeyDialogTarget target) =>
        target.Kind switch
        {
            PlatformKeyDialogKind.Create =>
                "The service proves itself with it. The secret is shown once, right after; its name stands in the "
                    + "audit of what the service does.",
            PlatformKeyDialogKind.Rotate =>
                "A new key with the same name and scopes is made and shown once. Give it to the service while the old "
                    + "one still works.",
            _ => "The service is refused with this key within 5 seconds, on every node. A call that is on its way "
                + "ends as it began. This cannot be undone; a new key has another secret.",
        };

    public static string Submit(PlatformKeyDialogKind kind) =>
        kind switch
        {
            PlatformKeyDialogKind.Create => "Create key",
            PlatformKeyDialogKind.Rotate => "Rotate key",
            _ => "Revoke key",
        };

    public static string Submitting(PlatformKeyDialogKind kind) =>
        kind switch
        {
            PlatformKeyDialogKind.Create => "Creating…",
            PlatformKeyDialogKind.Rotate => "Rotating…",
            _ => "Revoking…",
        };

    public static string Made(PlatformKeyOutcome.Made made) =>
        made.OldUntil is null
            ? $"The key of {made.Name} is made and works from now on."
            : $"The new key of {made.Name} is made and works from now on, beside the old one until its overlap ends.";

    public static string MadeBefore(string prefix) => $"The key {Prefix(prefix)} was made before.";

    public static string Revoked(PlatformKeyOutcome.Revoked revoked) =>
        $"The key {Prefix(revoked.Prefix)} of {revoked.Name} is revoked.";
}
