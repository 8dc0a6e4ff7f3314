package cn.linli.access;

import cn.linli.access.LockVendor.Installed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lies on the locks for a holder, before and after work at them. */
final class Places {
  private Places() {}

  /**
   * Marks where something will be begun; the same holder when all of it is marked already. What was
   * installed is not known to be so once it is being changed.
   */
  static Holder touched(Holder holder, List<Step.Install> installs) {
    var places = new HashMap<>(holder.places());
    for (var install : installs) {
      var was = places.get(install.lock());
      if (was == null || was.kind() == Place.Kind.INSTALLED) {
        places.put(install.lock(), new Place(Place.Kind.TOUCHED, install.window(), holder.code()));
      }
    }
    return places.equals(holder.places()) ? holder : holder.withPlaces(places);
  }

  /** Doubts every place where the lock has not what we took for installed. */
  static Holder seen(Holder holder, Map<DoorLock, List<Installed>> onLocks) {
    var places = new HashMap<>(holder.places());
    holder
        .places()
        .forEach(
            (lock, place) -> {
              boolean doubted =
                  place.kind() == Place.Kind.INSTALLED
                      && onLocks.containsKey(lock)
                      && onLocks.get(lock).stream().noneMatch(found -> isIt(found, holder, place));
              if (doubted) {
                places.put(lock, new Place(Place.Kind.TOUCHED, place.window(), place.code()));
              }
            });
    return places.equals(holder.places()) ? holder : holder.withPlaces(places);
  }

  private static boolean isIt(Installed found, Holder holder, Place place) {
    return found.reference().filter(holder.reference()::equals).isPresent()
        && found.window().filter(place.window()::equals).isPresent();
  }

  /** After a result; {@code code} is the passcode that was put. */
  static Holder after(Holder holder, Result result, int code) {
    var places = new HashMap<>(holder.places());
    switch (result) {
      case Result.Done(Step.Install install) ->
          places.put(install.lock(), new Place(Place.Kind.INSTALLED, install.window(), code));
      case Result.Done(Step.Remove remove) -> places.remove(remove.lock());
      case Result.Done(Step.Move move) -> {}
      case Result.Done(Step.Close close) -> {}
      case Result.Instead instead ->
          places.put(instead.step().lock(), new Place(Place.Kind.OFFLINE, instead.window(), code));
      case Result.Another another -> {}
      case Result.Failed failed -> {}
    }
    return places.equals(holder.places()) ? holder : holder.withPlaces(places);
  }
}
