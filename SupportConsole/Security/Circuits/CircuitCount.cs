using Microsoft.Extensions.Options;

namespace SupportConsole.Security.Circuits;

/// <summary>Counts the open pages of this node.</summary>
internal sealed class CircuitCount(IOptions<SecurityOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _people = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Takes a place for a page of this person.</summary>
    /// <returns>Why there is none; null when it was taken.</returns>
    public CircuitRefusal? TryEnter(string personId)
    {
        lock (_lock)
        {
            var own = _people.GetValueOrDefault(personId);
            if (own >= options.Value.CircuitsPerPerson)
            {
                return new(options.Value.CircuitsPerPerson, IsOfPerson: true);
            }

            if (_all >= options.Value.Circuits)
            {
                return new(options.Value.Circuits, IsOfPerson: false);
            }

            (_people[personId], _all) = (own + 1, _all + 1);
            return null;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave(string personId)
    {
        lock (_lock)
        {
            _all--;
            if (--_people[personId] == 0)
            {
                _people.Remove(personId);
            }
        }
    }
}

/// <summary>Why a page gets no place.</summary>
/// <param name="Limit">So many are open.</param>
/// <param name="IsOfPerson">True when they are all the reader's own.</param>
public sealed record CircuitRefusal(int Limit, bool IsOfPerson);
