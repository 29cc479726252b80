using System.Text.Json;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Audit;

/// <summary>Filters of the audit that a person has given a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Query">The filters as they stand in the address, beginning with a question mark.</param>
public sealed record SavedView(string Name, string Query);

/// <summary>The saved views of a person, kept with their other choices.</summary>
public sealed class SavedViews(ViewPreferences preferences)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 30;

    private const string Key = "audit-views";
    private const int Most = 6;
    private const int LongestQuery = 250;

    /// <summary>In the order in which they were saved. Nonsense is ignored: anybody may write into a cookie.</summary>
    public IReadOnlyList<SavedView> All
    {
        get
        {
            try
            {
                return
                    preferences.Get(Key) is { } kept && JsonSerializer.Deserialize<List<SavedView>>(kept) is { } views
                    ? [.. views.Where(view => view is { Name: not null, Query: ['?', ..] }).Take(Most)]
                    : [];
            }
            catch (JsonException)
            {
                return [];
            }
        }
    }

    /// <summary>True when the filters can be kept: there are some, and not too many.</summary>
    public static bool CanKeep(string query) => query.Length is > 1 and <= LongestQuery;

    /// <summary>Keeps a view; one of the same name is replaced, and the oldest of too many is forgotten.</summary>
    public Task SaveAsync(string name, string query) =>
        SetAsync([.. All.Where(view => view.Name != name), new SavedView(name, query)]);

    /// <summary>Forgets a view.</summary>
    public Task ForgetAsync(string name) => SetAsync([.. All.Where(view => view.Name != name)]);

    private Task SetAsync(SavedView[] views) =>
        preferences.SetAsync(Key, views.Length == 0 ? null : JsonSerializer.Serialize(views.TakeLast(Most)));
}
