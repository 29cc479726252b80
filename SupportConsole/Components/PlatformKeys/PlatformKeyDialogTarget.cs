using System.Globalization;
using SupportConsole.Core.PlatformKeys;

namespace SupportConsole.Components.PlatformKeys;

/// <summary>What can be done with platform keys.</summary>
public enum PlatformKeyDialogKind
{
    Create,
    Rotate,
    Revoke,
}

/// <summary>What a dialog is about.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Address">Its part of the page's address, so that a reload opens it again.</param>
/// <param name="Key">The key that is rotated or revoked; null for a new one.</param>
public sealed record PlatformKeyDialogTarget(PlatformKeyDialogKind Kind, string Address, PlatformKey? Key)
{
    private const char Separator = ':';

    /// <summary>The address of the dialog that makes a new key.</summary>
    public static string Create => NameOf(PlatformKeyDialogKind.Create);

    /// <summary>The address of a dialog about a key.</summary>
    public static string Of(PlatformKeyDialogKind kind, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{NameOf(kind)}{Separator}{number}");

    /// <summary>What can be done with a key now.</summary>
    public static IReadOnlyList<PlatformKeyDialogKind> ActsOn(PlatformKey key, DateTimeOffset now) =>
        key.StateAt(now) switch
        {
            PlatformKeyState.Active => [PlatformKeyDialogKind.Rotate, PlatformKeyDialogKind.Revoke],
            PlatformKeyState.Expiring => [PlatformKeyDialogKind.Revoke],

            // It still has its name, which a successor takes over or a revocation sets free.
            PlatformKeyState.Expired when key.RotatedAt is null =>
            [
                PlatformKeyDialogKind.Rotate,
                PlatformKeyDialogKind.Revoke,
            ],
            _ => [],
        };

    /// <summary>What an address names.</summary>
    /// <param name="address">The part of the address; may be anything.</param>
    /// <param name="keys">The keys there are.</param>
    /// <param name="now">The present.</param>
    /// <returns>Null when it names no dialog, or one about a key with which that cannot be done.</returns>
    public static PlatformKeyDialogTarget? Parse(string? address, IReadOnlyList<PlatformKey> keys, DateTimeOffset now)
    {
        if (address == Create)
        {
            return new(PlatformKeyDialogKind.Create, Create, null);
        }

        return (
            from key in keys
            from kind in ActsOn(key, now)
            where Of(kind, key.Number) == address
            select new PlatformKeyDialogTarget(kind, Of(kind, key.Number), key)
        ).FirstOrDefault();
    }

    private static string NameOf(PlatformKeyDialogKind kind) =>
        kind switch
        {
            PlatformKeyDialogKind.Create => "new",
            PlatformKeyDialogKind.Rotate => "rotate",
            PlatformKeyDialogKind.Revoke => "revoke",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
