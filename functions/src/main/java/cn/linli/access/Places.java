package cn.linli.access;

import java.util.HashMap;
import java.util.List;

/** What lies on the locks for a holder, before and after work at them. */
final class Places {
  private Places() {}

  /** Marks where something will be begun; the same holder when all of it is marked already. */
  static Holder touched(Holder holder, List<Step.Install> installs) {
    var places = new HashMap<>(holder.places());
    for (var install : installs) {
      places.putIfAbsent(
          install.lock(), new Place(Place.Kind.TOUCHED, install.window(), holder.code()));
    }
    return places.equals(holder.places()) ? holder : holder.withPlaces(places);
  }

  /** After a result; {@code code} is the passcode that was put. */
  static Holder after(Holder holder, Result result, int code) {
    var places = new HashMap<>(holder.places());
    switch (result) {
      case Result.Done(Step.Install install) ->
          places.put(install.lock(), new Place(Place.Kind.INSTALLED, install.window(), code));
      case Result.Done(Step.Remove remove) -> places.remove(remove.lock());
      case Result.Instead instead ->
          places.put(
              instead.step().lock(), new Place(Place.Kind.OFFLINE, instead.window(), code));
      case Result.Another another -> {}
      case Result.Failed failed -> {}
    }
    return places.equals(holder.places()) ? holder : holder.withPlaces(places);
  }
}
