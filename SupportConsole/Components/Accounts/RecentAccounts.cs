using System.Text.Json;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Accounts;

/// <summary>An account that the reader looked at.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name at that time.</param>
public sealed record RecentAccount(string Id, string Name);

/// <summary>The accounts that a reader looked at lately, kept with their other choices.</summary>
public sealed class RecentAccounts(ViewPreferences preferences)
{
    private const string Key = "recent";
    private const int Most = 6;
    private const int LongestName = 40;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RecentAccount> All
    {
        get
        {
            try
            {
                return
                    preferences.Get(Key) is { } kept
                    && JsonSerializer.Deserialize<List<RecentAccount>>(kept) is { } accounts
                    ? [.. accounts.Where(account => account is { Id: not null, Name: not null }).Take(Most)]
                    : [];
            }
            catch (JsonException)
            {
                return [];
            }
        }
    }

    /// <summary>Puts an account in front.</summary>
    public Task NoteAsync(string id, string name)
    {
        var account = new RecentAccount(
            id,
            name.Length > LongestName ? string.Concat(name.AsSpan(0, LongestName - 1), "…") : name
        );
        return All is [var first, ..] && first == account
            ? Task.CompletedTask
            : preferences.SetAsync(
                Key,
                JsonSerializer.Serialize(All.Where(known => known.Id != id).Prepend(account).Take(Most))
            );
    }
}
